// The help as lines: the table of keys, and the query language in short.
#pragma once

#include <string>
#include <vector>

namespace backfile::tui {

struct HelpLine {
  std::string keys;
  std::string text;
  bool heading = false;
};

std::vector<HelpLine> help_lines();

}  // namespace backfile::tui
