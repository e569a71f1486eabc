#include "indexer/readers/front_matter.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "common/ascii.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

// A quoted or bare value; a comment behind it goes.
std::string scalar(std::string_view text) {
  text = trimmed(text);
  if (text.size() >= 2 && (text.front() == '"' || text.front() == '\'')) {
    const char quote = text.front();
    std::string out;
    for (std::size_t at = 1; at < text.size(); ++at) {
      const bool doubled =
          quote == '\'' && text[at] == quote && at + 1 < text.size() && text[at + 1] == quote;
      if (doubled) {
        ++at;
      } else if (text[at] == quote) {
        break;
      } else if (quote == '"' && text[at] == '\\' && at + 1 < text.size()) {
        ++at;
        if (text[at] == 'n') {
          out += '\n';
          continue;
        }
      }
      out += text[at];
    }
    return out;
  }
  const std::size_t comment = text.find(" #");
  text = trimmed(text.substr(0, comment));
  return text == "null" || text == "~" ? "" : std::string(text);
}

// "[a, 'b, c', d]" -> its values.
std::vector<std::string> inline_list(std::string_view text) {
  std::vector<std::string> values;
  text.remove_prefix(1);
  text = text.substr(0, text.rfind(']'));
  char quote = '\0';
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    const char c = at < text.size() ? text[at] : ',';
    if (quote != '\0' && at < text.size()) {
      if (c == quote) quote = '\0';
    } else if (c == ',' || at == text.size()) {
      std::string value = scalar(text.substr(begin, at - begin));
      if (!value.empty()) values.push_back(std::move(value));
      begin = at + 1;
    } else if ((c == '"' || c == '\'') && trimmed(text.substr(begin, at - begin)).empty()) {
      quote = c;
    }
  }
  return values;
}

// False for a list or quoted value that goes on in the next line.
bool is_closed(std::string_view value) {
  if (value.starts_with('[')) return value.find(']') != std::string_view::npos;
  const char quote = value.empty() ? '\0' : value.front();
  if (quote != '"' && quote != '\'') return true;
  for (std::size_t at = 1; at < value.size(); ++at) {
    if (quote == '"' && value[at] == '\\') {
      ++at;
    } else if (value[at] == quote) {
      if (quote == '"' || at + 1 == value.size() || value[at + 1] != quote) return true;
      ++at;
    }
  }
  return false;
}

// Reads the lines between the marks.
class FieldReader {
 public:
  explicit FieldReader(char separator) : separator_(separator) {}

  void line(std::string_view line) {
    const std::size_t indent = line.find_first_not_of(' ');
    const std::string_view content = trimmed(line);
    // A bracket or an apostrophe that opened nothing must not take the next fields with it.
    if (!open_.empty() && indent == 0 && is_ascii_letter(line.front())) close();
    if (!open_.empty()) {
      go_on(content);
      return;
    }
    if (in_block_ && (indent > block_indent_ || content.empty())) {
      block_line(content);
      return;
    }
    in_block_ = false;
    if (content.empty() || content.starts_with('#')) return;
    if (content.starts_with("- ") && !matter.fields.empty()) {
      item(indent, content.substr(2));
      return;
    }
    if (in_items_ && indent > item_indent_ && member(content)) return;
    in_items_ = false;
    const std::size_t mark = content.find(separator_);
    if (mark == std::string_view::npos) {
      // A long plain value goes on in the next line.
      if (indent > 0 && !matter.fields.empty() && !matter.fields.back().second.empty())
        matter.fields.back().second.back() += " " + std::string(content);
      return;
    }
    field(indent, scalar(content.substr(0, mark)), trimmed(content.substr(mark + 1)));
  }

  /// The lines are all there.
  void end() {
    if (!open_.empty()) close();
  }

  FrontMatter matter;

 private:
  // A further line of a value; comments are only between the items of a list.
  void go_on(std::string_view content) {
    const char first = open_.front();
    if (first == '[') content = content.starts_with('#') ? "" : content.substr(0, content.find(" #"));
    open_.append(" ").append(content);
    if (is_closed(first + std::string(content))) close();
  }

  // "- harbour", or the first member of a map: "- name: Ida Brandt".
  void item(std::size_t indent, std::string_view content) {
    if (!in_items_) list_ = matter.fields.size() - 1;
    in_items_ = true;
    item_indent_ = indent;
    if (!member(content)) matter.fields[list_].second.push_back(scalar(content));
  }

  // A member of a map in a list: the name is the item itself.
  bool member(std::string_view content) {
    const std::size_t mark = content.find(": ");
    const std::string_view key = content.substr(0, mark);
    if (mark == std::string_view::npos || key.find_first_of(" \"'") != std::string_view::npos) return false;
    const bool is_name = key == "name" || key == "title";
    const std::string name = matter.fields[list_].first + (is_name ? "" : "." + std::string(key));
    constexpr std::size_t most = 100;
    std::size_t at = list_;
    while (at < matter.fields.size() && matter.fields[at].first != name) ++at;
    if (at > list_ + most) return false;
    if (at == matter.fields.size()) matter.fields.emplace_back(name, std::vector<std::string>{});
    matter.fields[at].second.push_back(scalar(content.substr(mark + 2)));
    return true;
  }

  void field(std::size_t indent, std::string name, std::string_view value) {
    if (indent == 0) {
      outer_ = name;
    } else {
      name = outer_ + "." + name;
    }
    matter.fields.emplace_back(std::move(name), std::vector<std::string>{});
    if (value.starts_with('|') || value.starts_with('>')) {
      in_block_ = true;
      folded_ = value.front() == '>';
      block_indent_ = indent;
      matter.fields.back().second.emplace_back();
    } else if (!value.empty()) {
      open_ = value;
      if (is_closed(value)) close();
    }
  }

  // The value of the last field is whole.
  void close() {
    std::vector<std::string>& values = matter.fields.back().second;
    if (open_.starts_with('[')) {
      values = inline_list(open_);
    } else {
      values.push_back(scalar(open_));
    }
    open_.clear();
  }

  void block_line(std::string_view content) {
    std::string& value = matter.fields.back().second.back();
    if (!value.empty()) value += folded_ && !content.empty() ? ' ' : '\n';
    value += content;
  }

  char separator_;
  std::string outer_;
  std::string open_;  ///< a value as far as it has come
  bool in_items_ = false;
  std::size_t item_indent_ = 0;
  std::size_t list_ = 0;  ///< the field whose items are read
  bool in_block_ = false;
  bool folded_ = false;
  std::size_t block_indent_ = 0;
};

// Numbers, true and false as they are written; null is nothing.
void add_json(const std::string& name, const nlohmann::json& value, int depth, FrontMatter& matter) {
  if (value.is_object() && depth < 3) {
    for (const auto& [key, inner] : value.items())
      add_json(name.empty() ? key : name + "." + key, inner, depth + 1, matter);
    return;
  }
  std::vector<std::string> values;
  for (const nlohmann::json& one : value.is_array() ? value : nlohmann::json::array({value})) {
    if (!one.is_structured() && !one.is_null())
      values.push_back(one.is_string() ? one.get<std::string>() : one.dump());
  }
  if (!name.empty() && !values.empty()) matter.fields.emplace_back(name, std::move(values));
}

// An object, and behind it the text.
std::optional<FrontMatter> read_json_front_matter(std::string_view text) {
  std::istringstream in{std::string(text)};
  nlohmann::json json;
  try {
    in >> json;
  } catch (const nlohmann::json::exception&) {
    return std::nullopt;
  }
  FrontMatter matter;
  add_json("", json, 0, matter);
  in.clear();
  matter.length = static_cast<std::size_t>(in.tellg());
  return matter;
}

}  // namespace

std::optional<FrontMatter> read_front_matter(std::string_view text) {
  constexpr std::size_t longest = 1U << 20;
  if (text.starts_with('{')) return read_json_front_matter(text.substr(0, longest));
  const std::string_view mark = text.substr(0, 3);
  if (mark != "---" && mark != "+++") return std::nullopt;
  const std::size_t first_end = text.find('\n');
  if (first_end == std::string_view::npos || !trimmed(text.substr(3, first_end - 3)).empty())
    return std::nullopt;
  FieldReader reader(mark == "---" ? ':' : '=');
  for (std::size_t begin = first_end + 1; begin < std::min(text.size(), longest);) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    const std::string_view content = trimmed(line);
    begin = end + 1;
    if (content == mark || (mark == "---" && content == "...")) {
      reader.end();
      std::erase_if(reader.matter.fields, [](const auto& field) { return field.second.empty(); });
      reader.matter.length = std::min(begin, text.size());
      return std::move(reader.matter);
    }
    reader.line(line.ends_with('\r') ? line.substr(0, line.size() - 1) : line);
  }
  return std::nullopt;
}

}  // namespace backfile
