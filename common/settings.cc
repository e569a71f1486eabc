#include "common/settings.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "common/ascii.h"
#include "common/error.h"

namespace backfile {
namespace {

// Reads one line; every failure names the place.
class SettingLine {
 public:
  SettingLine(std::string_view text, std::string place) : text_(text), place_(std::move(place)) {}

  void skip_space() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\r')) ++at_;
  }
  bool ended() {
    skip_space();
    return at_ == text_.size() || text_[at_] == '#';
  }
  bool take(char c) {
    skip_space();
    if (at_ == text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  [[noreturn]] void fail(const std::string& why, const std::string& hint) const {
    throw Error(place_ + ": " + why, hint);
  }

  std::string key() {
    skip_space();
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_key(text_[at_])) ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }

  std::vector<std::string> values() {
    std::vector<std::string> found;
    if (!take('[')) {
      found.push_back(value());
      return found;
    }
    while (!take(']')) {
      if (ended()) fail("the list has no end", "close it with ] on the same line");
      found.push_back(value());
      if (!take(',') && !(at_ < text_.size() && text_[at_] == ']'))
        fail("values of a list stand apart by commas", "write it like [\"a\", \"b\"]");
    }
    return found;
  }

 private:
  static bool is_key(char c) {
    return is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == '_' || c == '.';
  }

  std::string value() {
    skip_space();
    if (at_ == text_.size()) fail("the value is missing", "write it like sort = \"newest\"");
    const char quote = text_[at_];
    if (quote == '"' || quote == '\'') return quoted(quote);
    std::string bare = key();
    const bool number = bare.find_first_not_of("0123456789.") == std::string::npos;
    if (bare.empty() || !(number || bare == "true" || bare == "false"))
      fail("the value is neither text, number nor true or false", "put text in quotes: sort = \"newest\"");
    return bare;
  }

  std::string quoted(char quote) {
    std::string text;
    for (++at_; at_ < text_.size() && text_[at_] != quote; ++at_) {
      if (quote == '"' && text_[at_] == '\\' && at_ + 1 < text_.size()) {
        const char next = text_[++at_];
        text += next == 'n' ? '\n' : next == 't' ? '\t' : next;
      } else {
        text += text_[at_];
      }
    }
    if (at_ == text_.size()) fail("the text has no closing quote", "end it with the quote that begins it");
    ++at_;
    return text;
  }

  std::string_view text_;
  std::string place_;
  std::size_t at_ = 0;
};

std::string upper(std::string_view name) {
  std::string text;
  for (const char c : name) text += c == '-' ? '_' : is_ascii_lower(c) ? static_cast<char>(c - 'a' + 'A') : c;
  return text;
}

}  // namespace

std::vector<Setting> parse_settings(std::string_view text, const std::string& file) {
  std::vector<Setting> settings;
  std::string section;
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string place = file + ", line " + std::to_string(++number);
    SettingLine line(text.substr(begin, end - begin), place);
    begin = end + 1;
    if (line.ended()) continue;
    if (line.take('[')) {
      section = line.key();
      if (section != "search" && section != "index" && section != "bench")
        line.fail("there is no section " + section, "the sections are [search], [index] and [bench]");
      if (!line.take(']') || !line.ended())
        line.fail("the section's name has no end", "write [" + section + "]");
      continue;
    }
    Setting setting{section, line.key(), {}, place};
    if (setting.key.empty() || !line.take('='))
      line.fail("this is no setting", "write an option without dashes: sort = \"newest\"");
    setting.values = line.values();
    if (!line.ended())
      line.fail("something follows the value", "write one setting a line; a comment begins with #");
    settings.push_back(std::move(setting));
  }
  return settings;
}

std::string settings_path() {
  const char* config = std::getenv("XDG_CONFIG_HOME");
  if (config != nullptr && *config == '/') return std::string(config) + "/backfile/config.toml";
  const char* home = std::getenv("HOME");
  return home != nullptr && *home != '\0' ? std::string(home) + "/.config/backfile/config.toml" : "";
}

std::vector<Setting> read_settings(const std::string& path) {
  if (path.empty()) return {};
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    if (errno == ENOENT || errno == ENOTDIR) return {};
    throw system_error("read the configuration", path);
  }
  std::ostringstream text;
  text << file.rdbuf();
  return parse_settings(text.str(), path);
}

Setting environment_setting(std::string_view program, std::string_view option) {
  for (const std::string& name :
       {"BACKFILE_" + upper(program) + "_" + upper(option), "BACKFILE_" + upper(option)}) {
    const char* value = std::getenv(name.c_str());
    if (value != nullptr && *value != '\0') return {"", std::string(option), {value}, "environment, " + name};
  }
  return {};
}

}  // namespace backfile
