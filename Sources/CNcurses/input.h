#ifndef HACKATOP_INPUT_H
#define HACKATOP_INPUT_H

// Keys are read from this descriptor from now on.
void input_open(int descriptor);

#endif
