#include "indexer/annotators/country/place_rows.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/countries.h"
#include "common/table_rows.h"

namespace backfile {
namespace embedded {
extern const std::string_view country_names;
extern const std::string_view places;
}  // namespace embedded

namespace {

constexpr std::array<std::string_view, place_kinds> kind_names = {
    "name", "demonym", "capital",  "city",    "town",         "region", "institution",
    "firm", "leader",  "currency", "company", "abbreviation", "block"};

PlaceKind kind_of(std::string_view name) {
  const auto* found = std::ranges::find(kind_names, name);
  return static_cast<PlaceKind>(found - kind_names.begin());
}

class Rows {
 public:
  Rows() {
    for (std::size_t i = 0; i < countries().size(); ++i) {
      index_.emplace(countries()[i].code, static_cast<std::uint16_t>(i));
    }
    for_each_row(embedded::places, [this](const TableRow& row) { add(row); });
    for_each_row(embedded::country_names, [this](const TableRow& row) {
      for_each_part(row[1], ',', [&](std::string_view language) {
        if (language == "en" || unsure_.contains({row[2], language})) return;
        rows_.push_back({row[2], language, sense(index_.at(row[0]), PlaceKind::name)});
      });
    });
  }
  std::span<const PlaceRow> rows() const { return rows_; }

 private:
  static PlaceSense sense(std::uint16_t country, PlaceKind kind) {
    return {.country = country,
            .kind = kind,
            .word = false,
            .person = false,
            .doubtful = false,
            .unsure = false,
            .each = false,
            .population = 0,
            .from = std::numeric_limits<std::int64_t>::min(),
            .to = std::numeric_limits<std::int64_t>::max()};
  }
  void add(const TableRow& row) {
    const auto found = index_.find(row[1]);
    PlaceSense made = sense(found == index_.end() ? 0 : found->second, kind_of(row[2]));
    std::from_chars(row[4].data(), row[4].data() + row[4].size(), made.population);
    made.word = row[5].find('w') != std::string_view::npos;
    made.person = row[5].find('p') != std::string_view::npos;
    made.doubtful = row[5].find('d') != std::string_view::npos;
    made.unsure = row[5].find('u') != std::string_view::npos;
    made.each = row[5].find('e') != std::string_view::npos;
    if (const auto from = seconds_of_day(row[6])) made.from = *from;
    if (const auto to = seconds_of_day(row[7])) made.to = *to;
    rows_.push_back({row[0], row[3], made});
    if (made.unsure) unsure_.emplace(row[0], row[3]);
  }

  std::unordered_map<std::string_view, std::uint16_t> index_;
  std::vector<PlaceRow> rows_;
  std::set<std::pair<std::string_view, std::string_view>> unsure_;  // phrase and language
};

}  // namespace

std::string_view place_kind_name(PlaceKind kind) {
  return kind_names[static_cast<std::size_t>(kind)];
}

std::span<const PlaceRow> place_rows() {
  static const Rows rows;
  return rows.rows();
}

}  // namespace backfile
