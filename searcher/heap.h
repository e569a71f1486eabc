// The heap of the search program.
#pragma once

namespace backfile {

/// Takes the memory that a search needs from the system in one piece, and keeps what is freed. The first
/// touch of each page costs a trap of 1 to 11 microseconds, by machine, and a search from the command line
/// touches some 600: taken together they cost half a microsecond each (madvise(2), MADV_POPULATE_WRITE). Call
/// once, before other threads run. Does nothing where the C library or the kernel cannot.
void prepare_heap();

}  // namespace backfile
