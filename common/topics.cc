#include "common/topics.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "common/analyzer.h"
#include "common/table_rows.h"

namespace backfile {

namespace embedded {
extern const std::string_view topics;
}

namespace {

struct TopicTable {
  std::vector<Topic> rows;
  std::unordered_map<std::string, std::size_t> by_name;

  void name(std::string_view text, std::size_t row) { by_name.try_emplace(fold(text), row); }

  TopicTable() {
    for_each_row(embedded::topics, [&](const TableRow& row) {
      rows.push_back({row[0], row[1], row[2], row[3], row[4]});
    });
    for (std::size_t i = 0; i < rows.size(); ++i) {  // codes and labels first: no further name hides them
      name(rows[i].code, i);
      name(rows[i].label, i);
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
      for_each_part(rows[i].names, '|', [&](std::string_view other) { name(other, i); });
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
      for_each_part(rows[i].labels, '|', [&](std::string_view other) {
        if (other.size() > 3) name(other.substr(3), i);
      });
    }
  }
};

const TopicTable& table() {
  static const TopicTable topics_of_program;
  return topics_of_program;
}

}  // namespace

std::span<const Topic> topics() {
  return table().rows;
}

const Topic* find_topic(std::string_view name_or_code) {
  if (name_or_code.starts_with("medtop:")) name_or_code.remove_prefix(7);
  const auto found = table().by_name.find(fold(name_or_code));
  return found == table().by_name.end() ? nullptr : &table().rows[found->second];
}

std::string topic_label(std::string_view value, std::string_view language) {
  const auto row = std::ranges::find(topics(), value, &Topic::label);
  std::string label(value);
  if (row == topics().end()) return label;
  for_each_part(row->labels, '|', [&](std::string_view other) {
    if (other.size() > 3 && other[2] == '=' && other.substr(0, 2) == language) label = other.substr(3);
  });
  return label;
}

}  // namespace backfile
