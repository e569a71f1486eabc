// Positional expressions evaluated over one article: where phrases, proximities and the like stand.
#pragma once

#include <cstdint>
#include <vector>

#include "common/token_units.h"
#include "searcher/query/plan.h"

namespace backfile {

/// Where one word stands. Positions count words; the parts of an article lie so far apart that no distance
/// reaches from one into the next. Sentences and paragraphs are numbered through.
struct WordPlace {
  std::uint32_t position;
  std::uint32_t sentence;
  std::uint32_t paragraph;
  Part part;     ///< title, byline, dateline, or any for the text
  bool in_lead;  ///< headline or first paragraph
};

/// What is added to the position at the border of two parts.
inline constexpr std::uint32_t part_distance = 100000;

/// Counts positions, sentences and paragraphs while a reader walks through an article.
class PlaceCounter {
 public:
  WordPlace next_word() {
    const WordPlace place = here();
    ++position_;
    return place;
  }
  /// The place of the word that comes next.
  WordPlace here() const {
    return {position_, sentence_, paragraph_, part_, part_ == Part::title || first_paragraph()};
  }
  void skip_words(std::uint32_t count) { position_ += count; }
  /// To the next sentence, the next paragraph, or from headline to byline to dateline to text.
  void next_break(TokenUnit unit) {
    ++sentence_;
    if (unit != unit_sentence) ++paragraph_;
    if (unit == unit_field) next_part();
  }

 private:
  void next_part();
  bool first_paragraph() const { return part_ == Part::any && paragraph_ == text_paragraph_; }

  std::uint32_t position_ = 0;
  std::uint32_t sentence_ = 0;
  std::uint32_t paragraph_ = 0;
  std::uint32_t text_paragraph_ = 0;
  Part part_ = Part::title;
};

/// Places of every leaf in an article, ascending.
using LeafPlaces = std::vector<std::vector<WordPlace>>;

/// A stretch of words that an expression matches. A word or phrase is solid: nothing else of the match stands
/// within it. In a proximity other words may, those of a further operand among them.
struct Match {
  WordPlace first;
  WordPlace last;
  bool solid = true;
};

/// Evaluates positional expressions. One evaluator per thread: its result buffer is used again.
class PlaceEvaluator {
 public:
  /// Whether the expression has a match.
  bool holds(const PlaceExpression& expression, const LeafPlaces& places);

  /// Matches in which every word that is in any match stands, ascending by their first word; of the pairs of
  /// a proximity each operand's nearest few. `at_least` gives its child's matches where they are enough. The
  /// result is valid until the next call.
  const std::vector<Match>& matches(const PlaceExpression& expression, const LeafPlaces& places);

 private:
  /// How many matches of an expression are needed: one; some for each place of an operand; all.
  enum class Wanted : std::uint8_t { one, nearest, all };

  // All of these expect an empty `out`.
  void evaluate(const PlaceExpression& expression, const LeafPlaces& places, Wanted wanted,
                std::vector<Match>& out);
  void evaluate_phrase(const PlaceExpression& expression, const LeafPlaces& places, std::vector<Match>& out);
  void evaluate_near(const PlaceExpression& expression, const LeafPlaces& places, Wanted wanted,
                     std::vector<Match>& out);
  bool has_at_least(const PlaceExpression& expression, std::size_t count, const LeafPlaces& places);

  std::vector<Match> result_;
};

}  // namespace backfile
