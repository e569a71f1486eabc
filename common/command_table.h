// The commands and options of a program as plain rows, read from its CLI11 table: what help, manual pages,
// completions, settings and suggestions are made of.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace backfile {

struct OptionRow {
  std::vector<std::string> names;  ///< "--limit", "-n": long ones first; of a positional its type name
  std::string help;
  std::string value;                 ///< what it takes: "FILE", "N"; "" for a flag
  std::vector<std::string> choices;  ///< the only values it takes; empty where any will do
  std::string default_value;
  std::string group;
  bool positional = false;
  bool required = false;
};

struct CommandRow {
  std::string name;  ///< "" for the program itself
  std::string help;  ///< the first paragraph of a program's description
  std::vector<OptionRow> options;
};

struct CommandTable {
  std::string program;
  std::string help;
  std::string examples;              ///< lines "  command   what it does", and remarks below them
  std::vector<CommandRow> commands;  ///< the program itself first
};

CommandTable command_table(const CLI::App& app);

/// The choices of an option with a list of values, in the order of its table.
std::vector<std::string> option_choices(const CLI::Option& option);
/// What an option takes, in capitals: "FILE". "" for a flag.
std::string option_value(const CLI::Option& option);

/// The candidate that is most like a mistyped word; "" where none is near enough.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace backfile
