// Manual pages and completions, made of a program's table of commands and options.
#pragma once

#include <string>
#include <string_view>

#include "common/command_table.h"

namespace backfile {

/// A manual page in the man(7) macros.
std::string manual_page(const CommandTable& table);
std::string bash_completion(const CommandTable& table);
std::string zsh_completion(const CommandTable& table);
std::string fish_completion(const CommandTable& table);

/// Prints one of them to stdout: man, bash, zsh or fish. False for another kind.
bool print_generated(const CommandTable& table, std::string_view kind);

}  // namespace backfile
