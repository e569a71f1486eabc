#include "searcher/match/places_matcher.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "searcher/match/anchored_scanner.h"
#include "searcher/match/near_scanner.h"
#include "searcher/match/phrase_scanner.h"
#include "searcher/match/unit_blocks.h"

namespace backfile {
namespace {

class PlacesMatcher : public Matcher {
 public:
  PlacesMatcher(std::unique_ptr<Matcher> candidates, const PlaceExpression& expression,
                const Columns& columns, const TokenScanner& scanner)
      : candidates_(std::move(candidates)),
        expression_(expression),
        columns_(columns),
        scanner_(scanner),
        phrase_(PhraseScanner::make(columns_, expression, scanner_)),
        near_(NearScanner::make(columns_, expression, scanner_)) {
    if (!phrase_ && !near_) anchored_ = AnchoredScanner::make(columns_, expression, scanner_);
  }

  std::uint64_t cost() const override { return candidates_->cost() * 4; }

  void match(const Window& window, const RowBits* among, RowBits& rows) override {
    candidates_->match(window, among, found_);
    if (among != nullptr) found_.keep(*among);
    rows.clear();
    here_.clear();
    found_.for_each([&](std::uint32_t at) {
      here_.push_back({at, columns_.token_bytes(window.begin + at)});
    });
    for (std::size_t i = 0; i < here_.size(); ++i) {
      if (i + ahead < here_.size()) fetch(here_[i + ahead].tokens);
      if (stands_in(window.begin + here_[i].at)) rows.insert(here_[i].at);
    }
    matched_ = rows;
  }

  void score(const RowBits& rows, bool loose, float* scores) override {
    RowBits both = rows;
    both.keep(matched_);
    if (!both.none()) candidates_->score(both, loose && both == rows, scores);
  }

 private:
  struct Candidate {
    std::uint32_t at;  ///< from the window's first row
    std::span<const std::uint8_t> tokens;
  };

  // Memory is slower than the search: by the time that an article is looked into, it should be there.
  static constexpr std::size_t ahead = 3;

  bool stands_in(std::uint32_t row) {
    if (phrase_) return phrase_->matches(row);
    if (near_) return near_->matches(row);
    if (anchored_) return anchored_->matches(row);
    scanner_.scan(row, places_);
    return evaluator_.holds(expression_, places_);
  }

  std::unique_ptr<Matcher> candidates_;
  const PlaceExpression& expression_;
  const Columns& columns_;
  const TokenScanner& scanner_;
  std::unique_ptr<PhraseScanner> phrase_;  ///< a short way, where there is one
  std::unique_ptr<NearScanner> near_;
  std::unique_ptr<AnchoredScanner> anchored_;
  PlaceEvaluator evaluator_;
  LeafPlaces places_;
  RowBits found_;
  RowBits matched_;
  std::vector<Candidate> here_;
};

}  // namespace

std::unique_ptr<Matcher> rows_with_places(std::unique_ptr<Matcher> candidates,
                                          const PlaceExpression& expression, const Columns& columns,
                                          const TokenScanner& scanner) {
  return std::make_unique<PlacesMatcher>(std::move(candidates), expression, columns, scanner);
}

}  // namespace backfile
