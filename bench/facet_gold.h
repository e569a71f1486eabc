// What the facets of articles should be: a reader's judgment in a file, or what the articles' own source
// says.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "common/article.h"
#include "common/schema.h"

namespace backfile {

inline constexpr std::array judged_facets = {Facet::country, Facet::person, Facet::topic};

const std::vector<Label>& labels_of(const Article& article, Facet facet);

/// What one article's facets should be.
struct GoldRecord {
  std::string id;
  std::string title;
  std::array<std::optional<std::set<std::string>>, judged_facets.size()> values;  ///< nothing: not judged

  const std::string& name() const { return id.empty() ? title : id; }
};

/// From JSON Lines: id (or title) and the arrays country, person, topic. Throws Error, with the line, for
/// what is no such record.
std::vector<GoldRecord> read_gold(const std::string& path);

/// Whose own facets are the gold, and what the annotators are not to know.
struct SourceGoldOptions {
  std::vector<std::string> inputs;
  std::string format = "auto";
  std::vector<std::string> annotate = {"all"};
  std::string home_country;
  std::string where;             ///< "key=value": only articles whose `extra` has it
  bool strip_datelines = false;  ///< without the field, nor "BERLIN, May 2 (Agency) - " before the text
};

/// Reads the inputs, takes the facets off every article and annotates it anew, then tells what the source
/// said and what was found. A facet that the source leaves empty, or that is not asked for, is not judged.
void judge_by_source(const SourceGoldOptions& options,
                     const std::function<void(const GoldRecord&, const Article&)>& judge);

}  // namespace backfile
