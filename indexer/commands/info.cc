#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "common/date.h"
#include "common/grouped.h"
#include "common/language.h"
#include "common/shard.h"
#include "indexer/commands/commands.h"

namespace backfile {
namespace {

// What the columns say about the live articles.
struct Holdings {
  std::map<int, std::uint64_t> years;
  std::map<std::string, std::uint64_t> languages;
  std::uint64_t undated = 0;
  std::int64_t first = 0;
  std::int64_t last = 0;
};

Holdings count_holdings(const std::vector<Shard>& shards) {
  Holdings holdings;
  bool any = false;
  for (const Shard& shard : shards) {
    const Columns& columns = shard.columns();
    const FacetColumn& languages = columns.facet(Facet::language);
    for (std::uint32_t row = 0; row < columns.rows(); ++row) {
      if (shard.deleted().contains(row)) continue;
      for (const std::uint32_t id : languages.ids[row])
        ++holdings.languages[std::string(languages.names[id])];
      const std::int64_t date = columns.dates()[row];
      if (date == no_date) {
        ++holdings.undated;
        continue;
      }
      ++holdings.years[civil_time(date).year];
      holdings.last = any ? std::max(holdings.last, date) : date;
      holdings.first = any ? std::min(holdings.first, date) : date;
      any = true;
    }
  }
  return holdings;
}

using Parts = std::vector<std::pair<const char*, std::uint64_t>>;

std::uint64_t section_bytes(const SectionFile& file, std::initializer_list<std::string> names) {
  std::uint64_t bytes = 0;
  for (const std::string& name : names) bytes += file.values<char>(name).size();
  return bytes;
}

// Of files that an archive can do without.
std::uint64_t size_or_nothing(const std::string& path) {
  std::error_code missing;
  const std::uint64_t size = std::filesystem::file_size(path, missing);
  return missing ? 0 : size;
}

// What the archive's bytes are for.
Parts bytes_by_part(const std::string& archive, const std::vector<Shard>& shards) {
  std::uint64_t database = 0;
  std::uint64_t dense_rows = 0;
  std::uint64_t word_pairs = 0;
  std::uint64_t tokens = 0;
  std::uint64_t words = 0;
  std::uint64_t signatures = 0;
  std::uint64_t columns = 0;
  for (const Shard& shard : shards) {
    const SectionFile& file = shard.columns().file();
    const std::string folder = shard_path(archive, shard.info().name);
    database += std::filesystem::file_size(folder + "/db");
    dense_rows += size_or_nothing(folder + "/dense");
    word_pairs += size_or_nothing(folder + "/pairs");
    tokens += section_bytes(file, {"tokens", "token_begins"});
    words += section_bytes(
        file, {"forms.at", "forms.bytes", "form_counts", "folded.at", "folded.bytes", "folded.begin",
               "folded.ids", "terms.at", "terms.bytes", "terms.begin", "terms.ids"});
    signatures += section_bytes(file, {"signatures"});
    columns += file.size();
  }
  return {{"database", database},
          {"tokens", tokens},
          {"words", words},
          {"signatures", signatures},
          {"other columns", columns - tokens - words - signatures},
          {"dense rows", dense_rows},
          {"word pairs", word_pairs}};
}

std::string day_of(const Holdings& holdings, std::int64_t date) {
  return holdings.years.empty() ? "" : to_iso({date, DatePrecision::day});
}

nlohmann::ordered_json to_json(const Manifest& manifest, const Holdings& holdings, const Parts& parts) {
  std::uint64_t bytes = 0;
  std::uint64_t text_bytes = 0;
  nlohmann::ordered_json years = nlohmann::ordered_json::object();
  for (const ShardInfo& shard : manifest.shards) {
    bytes += shard.bytes;
    text_bytes += shard.text_bytes;
  }
  for (const auto& [year, count] : holdings.years) years[std::to_string(year)] = count;
  nlohmann::ordered_json by_part = nlohmann::ordered_json::object();
  for (const auto& [part, part_bytes] : parts) {
    std::string key = part;
    std::ranges::replace(key, ' ', '_');
    by_part[key] = part_bytes;
  }
  return {{"articles", manifest.articles()},
          {"deleted", manifest.deleted()},
          {"rejected", manifest.rejected},
          {"undated", holdings.undated},
          {"shards", manifest.shards.size()},
          {"first_date", day_of(holdings, holdings.first)},
          {"last_date", day_of(holdings, holdings.last)},
          {"bytes", bytes},
          {"text_bytes", text_bytes},
          {"bytes_by_part", by_part},
          {"schema", manifest.schema},
          {"analyzer", manifest.analyzer},
          {"fingerprint", manifest.fingerprint()},
          {"generation", manifest.generation},
          {"xapian", manifest.xapian},
          {"icu", manifest.icu},
          {"languages", holdings.languages},
          {"years", years}};
}

// One line a year with a bar; years without an article between the first and the last are named as gaps.
void print_years(const std::map<int, std::uint64_t>& years) {
  if (years.empty()) return;
  std::uint64_t most = 1;
  for (const auto& [year, count] : years) most = std::max(most, count);
  for (int year = years.begin()->first; year <= years.rbegin()->first; ++year) {
    const auto found = years.find(year);
    if (found == years.end()) {
      int end = year;
      while (!years.contains(end + 1)) ++end;
      if (end == year) {
        std::printf("  %d       gap\n", year);
      } else {
        std::printf("  %d-%d  gap\n", year, end);
      }
      year = end;
      continue;
    }
    const auto bar = static_cast<std::size_t>(found->second * 40 / most);
    std::printf("  %d %9s  %s\n", year, grouped(found->second).c_str(), std::string(bar, '#').c_str());
  }
}

}  // namespace

ExitCode run_info(const IndexOptions& options) {
  const Manifest manifest = read_manifest(options.add.archive);
  const std::vector<Shard> shards = open_shards(options.add.archive, manifest);
  const Holdings holdings = count_holdings(shards);
  const Parts parts = bytes_by_part(options.add.archive, shards);
  const nlohmann::ordered_json json = to_json(manifest, holdings, parts);
  if (options.json) {
    std::puts(json.dump().c_str());
    return ExitCode::done;
  }
  const auto number = [&](const char* key) { return json[key].get<std::uint64_t>(); };
  std::printf("articles     %s", grouped(number("articles")).c_str());
  if (number("deleted") > 0) std::printf(" (and %s deleted)", grouped(number("deleted")).c_str());
  const std::string first = json["first_date"];
  const std::string last = json["last_date"];
  std::printf("\ndates        %s", first.empty() ? "none" : (first + ".." + last).c_str());
  if (number("undated") > 0) std::printf(", %s without a date", grouped(number("undated")).c_str());
  std::printf("\nrejected     %s\nshards       %s\n", grouped(number("rejected")).c_str(),
              grouped(number("shards")).c_str());
  std::printf("size         %s for %s of text\n            ", size_in_words(number("bytes")).c_str(),
              size_in_words(number("text_bytes")).c_str());
  for (const auto& [part, bytes] : parts)
    std::printf("%s%s %s", part == parts.front().first ? " " : " · ", part, size_in_words(bytes).c_str());
  std::printf("\nfingerprint  %s\nversions     schema %d, analyser %d, Xapian %s, ICU %s\nlanguages   ",
              manifest.fingerprint().c_str(), manifest.schema, manifest.analyzer, manifest.xapian.c_str(),
              manifest.icu.c_str());
  std::vector<std::pair<std::string, std::uint64_t>> languages(holdings.languages.begin(),
                                                               holdings.languages.end());
  std::ranges::stable_sort(languages, std::ranges::greater(), [](const auto& row) { return row.second; });
  const char* between = " ";
  for (const auto& [language, count] : languages) {
    std::printf("%s%s %s", between, language_label(language).c_str(), grouped(count).c_str());
    between = " · ";
  }
  std::puts("");
  print_years(holdings.years);
  return ExitCode::done;
}

}  // namespace backfile
