#include "searcher/query/field_names.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "common/ascii.h"
#include "common/edit_distance.h"

namespace backfile {
namespace {

struct OtherName {
  std::string_view typed;
  std::string_view field;
};
// What the same thing is called in other archives and engines; too far from our names for the edit distance.
constexpr std::array other_names = {
    OtherName{"headline", field("title").name}, OtherName{"hd", field("title").name},
    OtherName{"hlead", field("lead").name},     OtherName{"lp", field("lead").name},
    OtherName{"author", field("byline").name},  OtherName{"by", field("byline").name},
    OtherName{"place", field("dateline").name}, OtherName{"location", field("dateline").name},
    OtherName{"region", field("country").name}, OtherName{"nation", field("country").name},
    OtherName{"people", field("person").name},  OtherName{"name", field("person").name},
    OtherName{"subject", field("topic").name},  OtherName{"category", field("topic").name},
    OtherName{"tag", field("topic").name},      OtherName{"publication", field("source").name},
    OtherName{"site", field("source").name},    OtherName{"language", field("lang").name},
    OtherName{"la", field("lang").name},        OtherName{"year", field("date").name},
    OtherName{"since", field("date").name},     OtherName{"until", field("date").name},
    OtherName{"length", field("words").name},   OtherName{"wc", field("words").name},
    OtherName{"ti", field("title").name},       OtherName{"au", field("byline").name},
    OtherName{"re", field("country").name},     OtherName{"ns", field("topic").name},
    OtherName{"rst", field("source").name},     OtherName{"sn", field("source").name},
    OtherName{"dat", field("date").name},
};

}  // namespace

const Field* field_named(std::string_view typed) {
  return find_field(ascii_lowered(typed));
}

std::string_view field_called(std::string_view other_name) {
  const std::string lower = ascii_lowered(other_name);
  const auto* row = std::ranges::find(other_names, lower, &OtherName::typed);
  return row == other_names.end() ? std::string_view() : row->field;
}

std::string unknown_field_hint(std::string_view typed) {
  const std::u32string lower = code_points(ascii_lowered(typed));
  std::string_view best;
  std::size_t least = 3;
  // Short names are near to anything, so the errors that they may hold grow with the length.
  const auto offer = [&](std::string_view name, std::string_view meant) {
    const std::size_t limit = std::min<std::size_t>(2, std::min(name.size(), lower.size()) / 3);
    const std::size_t distance = edit_distance(lower, code_points(name), limit);
    if (distance > limit || distance >= least) return;
    least = distance;
    best = meant;
  };
  for (const Field& row : fields) offer(row.name, row.name);
  for (const OtherName& row : other_names) offer(row.typed, row.field);
  if (!best.empty()) {
    return "did you mean " + std::string(best) + ":? If it is no field, put it in quotes";
  }
  std::string all = "the fields are";
  for (const Field& row : fields) all += (&row == fields.data() ? " " : ", ") + std::string(row.name);
  return all + "; if it is no field, put it in quotes";
}

}  // namespace backfile
