package enum AppResources {}
