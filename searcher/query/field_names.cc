#include "searcher/query/field_names.h"

#include <array>
#include <cstddef>

#include "searcher/query/edit_distance.h"
#include "searcher/query/query_characters.h"

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
};

}  // namespace

const Field* field_named(std::string_view typed) {
  return find_field(ascii_lower(typed));
}

std::string unknown_field_hint(std::string_view typed) {
  const std::string lower = ascii_lower(typed);
  std::string_view best;
  for (const OtherName& row : other_names) {
    if (row.typed == lower) best = row.field;
  }
  if (best.empty() && lower.size() > 2) {
    std::size_t least = 3;
    const std::u32string points = code_points(lower);
    for (const Field& row : fields) {
      const std::size_t distance = edit_distance(points, code_points(row.name), 2);
      if (distance >= least || distance >= row.name.size() / 2 + 1) continue;
      least = distance;
      best = row.name;
    }
  }
  if (!best.empty()) {
    return "did you mean " + std::string(best) + ":? If it is no field, put it in quotes";
  }
  std::string all = "the fields are";
  for (const Field& row : fields) all += (&row == fields.data() ? " " : ", ") + std::string(row.name);
  return all + "; if it is no field, put it in quotes";
}

}  // namespace backfile
