// How many processors there are to work on.

#ifndef PROCESSORS_H
#define PROCESSORS_H

/// The number of processors that the process may use, at least 1.
long usable_processors(void);

#endif
