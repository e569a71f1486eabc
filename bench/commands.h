// What backfile-bench can measure: one function a command, each in a file of its own name, which holds the
// command's options too.
#pragma once

#include <functional>

namespace CLI {
class App;
}

namespace backfile {

/// Adds a command to `app`. When it is the one asked for, parsing sets `run` to what it does; `run` throws
/// Error.
using AddCommand = void(CLI::App& app, std::function<void()>& run);

/// Times each query by part (the page alone, with snippets, with facets and timeline, all of it) and by kind.
AddCommand add_latency_command;
/// Builds an archive of the inputs several times, in a process of its own each, and prints time, CPU, memory
/// and size.
AddCommand add_index_command;
/// Reads the inputs from memory, format by format, and prints the speed of each reader on one core.
AddCommand add_read_command;
/// The same indexing and the same queries in Backfile, plain Xapian and SQLite FTS5.
AddCommand add_compare_command;
/// Prints queries of ten kinds, made of an archive's headlines.
AddCommand add_queries_command;
/// The facets of an archive against a reader's judgment: precision, recall, F1, confusions.
AddCommand add_facets_command;
/// The person tagger against marked texts, exact spans.
AddCommand add_person_command;
/// The analyser alone: MB of text a second.
AddCommand add_analyzer_command;
/// MAP, nDCG and others of an archive's ranking against judgments; paired differences to another run.
AddCommand add_relevance_command;

}  // namespace backfile
