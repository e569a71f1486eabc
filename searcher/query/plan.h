// Syntax tree -> plan: what is to be looked up where. Bound to an archive's languages and statistics, not yet
// to a shard.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/analyzer.h"
#include "common/person_aliases.h"
#include "common/schema.h"
#include "common/shard.h"
#include "searcher/query/syntax_tree.h"

namespace backfile {

/// One word of the query, as it is found in postings and in a shard's lexicon (match/leaf_forms.h).
struct Leaf {
  std::string text;  ///< as typed, with plain apostrophes
  WordMatch match = WordMatch::stemmed;
  bool as_printed = false;         ///< exact: capitals and accents count too
  bool without_points = false;     ///< exact: "us" is not "U.S."
  std::string form;                ///< folded; a pattern is folded around its wildcards
  std::vector<std::string> terms;  ///< posting terms with an article, over all languages; sorted
  std::uint64_t frequency = 0;     ///< articles with one of the terms, at the most
  double idf = 0;                  ///< log(articles / frequency); 0 where there is none
};

/// The parts of an article that a field names.
enum class Part : std::uint8_t { any, title, lead, byline, dateline };

/// A positional expression: what has places in a text.
struct PlaceExpression {
  enum class Kind : std::uint8_t { leaf, phrase, near, any_of, at_least };
  Kind kind = Kind::leaf;
  std::uint32_t leaf = 0;  ///< index in Plan::leaves
  Part part = Part::any;   ///< of a leaf: where it must stand
  NearUnit unit = NearUnit::words;
  bool ordered = false;
  std::uint32_t distance = 1;
  std::uint32_t count = 1;
  std::vector<PlaceExpression> children;
};

/// One node of the plan.
struct PlanNode {
  enum class Kind : std::uint8_t {
    all,
    term,
    places,
    conjunction,
    disjunction,
    spellings,   ///< of one word: the second child counts where the first, which was typed, is not
    preference,  ///< the first child decides what matches, the second adds to its score
    negation,
    value,
    dates,
    length
  };
  Kind kind = Kind::all;
  std::uint32_t leaf = 0;                ///< term: decided by the postings alone
  PlaceExpression places;                ///< places: checked in the token column
  std::vector<std::string> value_terms;  ///< value: any of these boolean terms
  DateRange dates = {0, 0};
  std::uint32_t min_words = 0;
  std::uint32_t max_words = 0;
  std::vector<PlanNode> children;
  const QueryNode* source = nullptr;  ///< what it was made from, for --explain
};

/// A query ready to be evaluated. Lives no longer than the syntax tree that it was made from.
struct Plan {
  std::vector<Leaf> leaves;
  PlanNode root;
};

/// What a plan needs of the archive: all its shards, opened for the calling thread.
class PlanContext {
 public:
  explicit PlanContext(std::vector<Shard>& shards, PersonAliases aliases = {});

  /// Only the stems of these languages (ISO 639-1) are looked up from now on; of all where there are none.
  void ask_languages(std::vector<std::string> languages) { asked_ = std::move(languages); }

  /// Posting terms that a folded word has in the archive's languages.
  std::vector<std::string> terms_of(std::string_view form);
  /// Articles with a term, over all shards.
  std::uint64_t frequency(const std::string& term);
  std::uint64_t articles() const { return articles_; }
  std::vector<Shard>& shards() { return shards_; }
  Analyzer& analyzer() { return analyzer_; }
  /// Further names of the archive's people.
  const PersonAliases& aliases() const { return aliases_; }

 private:
  std::vector<Shard>& shards_;
  /// A stemmer in use; "" for none. The archive holds so little of a minor language that its stems must not
  /// bring in other words: there a word is looked up only where an article has this very form.
  struct Stemming {
    std::string language;
    bool minor = false;
  };
  bool has_form(const std::string& term, std::string_view form) const;

  std::vector<Stemming> stemmings_;
  std::vector<std::string> asked_;
  std::uint64_t articles_ = 0;
  Analyzer analyzer_;
  PersonAliases aliases_;
};

/// Throws QueryError where a pattern matches too many words. Values match the way the archive writes them,
/// whatever their case and accents; country and language names are taken as codes.
Plan make_plan(const QueryNode& query, PlanContext& context);

/// Boolean terms of the archive that a value, typed by a user for this field, stands for; empty where there
/// is none. People may be called by their aliases too.
std::vector<std::string> value_terms(const Field& field, std::string_view value, PlanContext& context);

/// Values of a facet in one shard that a typed value stands for: ids in the facet's column.
std::vector<std::uint32_t> matching_values(const FacetColumn& column, Facet facet, std::string_view value);

/// True where `word` matches a pattern of `*` (any run) and `?` (one character), both folded.
bool matches_pattern(std::string_view pattern, std::string_view word);

}  // namespace backfile
