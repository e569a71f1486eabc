// How jemalloc serves backfile-index.
//
// Half of the work of indexing is Xapian's: trees of buffered postings, one small node for each word of each
// article. Large pages under them save a tenth of the processor time (bench/RESULTS.md).

extern "C" {
extern const char* malloc_conf;
/// Read by jemalloc before main (jemalloc(3), "TUNING").
const char* malloc_conf = "thp:always";
}
