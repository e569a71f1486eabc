// Reads the command line of any of the programs: help, --generate, settings, and messages for what is wrong.
#pragma once

#include <optional>

namespace CLI {
class App;
}

namespace backfile {

/// Adds --version, --no-config and --generate to `app`, parses, and fills in from the environment and the
/// user's configuration file what the arguments leave open. Nothing where the program may run; else how to
/// end: 0 where the answer was printed (--help, --version, --generate), 2 where an argument is wrong (told on
/// stderr). Throws Error for a setting that cannot be used.
std::optional<int> read_command_line(CLI::App& app, int argc, const char* const* argv);

}  // namespace backfile
