#include "indexer/person_naming.h"

#include <cstdio>
#include <unordered_set>

#include "common/analyzer.h"

namespace backfile {
namespace {

// The words that family names are compared by: the last two, folded, in case the last is "Jr.".
template <typename Take>
void for_each_last_word(std::string_view name, Take take) {
  const std::string folded = fold(name);
  std::string_view rest = folded;
  for (int i = 0; i < 2 && !rest.empty(); ++i) {
    const std::size_t space = rest.rfind(' ');
    take(std::string(space == std::string_view::npos ? rest : rest.substr(space + 1)));
    rest = space == std::string_view::npos ? std::string_view() : rest.substr(0, space);
  }
}

}  // namespace

void warn_of_bad_aliases(const std::string& archive) {
  std::vector<std::size_t> bad_lines;
  PersonAliases::read(archive, &bad_lines);
  for (const std::size_t line : bad_lines) {
    std::fprintf(stderr, "backfile-index: %s, line %zu is passed over: write variant, tab, name\n",
                 person_aliases_path(archive).c_str(), line);
  }
}

PersonNaming::PersonNaming(const std::string& archive) : aliases_(PersonAliases::read(archive)) {}

void PersonNaming::count(const Article& article) {
  if (article.person.empty()) return;
  const std::scoped_lock lock(mutex_);
  table_.add(article);
}

void PersonNaming::count(const OtherNames& names) {
  const std::scoped_lock lock(mutex_);
  table_.add(names);
}

void PersonNaming::count(const std::vector<Shard>& shards) {
  const std::scoped_lock lock(mutex_);
  std::unordered_set<std::string> families;
  for (const auto& [name, count] : table_.counts()) {
    for_each_last_word(name, [&](std::string word) { families.insert(std::move(word)); });
  }
  if (families.empty()) return;
  for (const Shard& shard : shards) {
    const FacetColumn& people = shard.columns().facet(Facet::person);
    std::vector<NameTable::Count> counts(people.names.size());
    for (std::uint32_t row = 0; row < shard.columns().rows(); ++row) {
      if (shard.deleted().contains(row)) continue;
      const std::int64_t date = shard.columns().dates()[row];
      for (const std::uint32_t id : people.ids[row]) {
        NameTable::Count& count = counts[id];
        ++count.articles;
        if (date == no_date) continue;
        if (count.last == no_date) count.last = date;  // rows run from new to old
        count.first = date;
      }
    }
    for (std::uint32_t id = 0; id < counts.size(); ++id) {
      if (counts[id].articles == 0) continue;
      bool wanted = false;
      for_each_last_word(people.names[id],
                         [&](const std::string& word) { wanted = wanted || families.contains(word); });
      if (wanted) table_.add(people.names[id], counts[id].articles, counts[id].first, counts[id].last);
    }
  }
}

}  // namespace backfile
