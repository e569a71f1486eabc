// What the user set beside the command line: environment variables over the configuration file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace backfile {

/// One `key = value` of the configuration file.
struct Setting {
  std::string section;  ///< "search", "index" or "bench"; "" above the first section
  std::string key;      ///< an option's long name without dashes
  std::vector<std::string> values;
  std::string place;  ///< "FILE, line N", for messages
};

/// Reads the part of TOML that settings need: comments, `[section]`, and keys with strings, numbers, booleans
/// and arrays of those on one line. Throws Error that names file and line.
std::vector<Setting> parse_settings(std::string_view text, const std::string& file);

/// `$XDG_CONFIG_HOME/backfile/config.toml`, or the same below ~/.config; "" where neither is set.
std::string settings_path();

/// The settings of the user's file; none where there is no file. Throws Error.
std::vector<Setting> read_settings(const std::string& path);

/// The environment's value of an option: BACKFILE_SEARCH_LIMIT before BACKFILE_LIMIT. `values` is empty where
/// neither is set or both are empty.
Setting environment_setting(std::string_view program, std::string_view option);

}  // namespace backfile
