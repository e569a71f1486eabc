#include "common/weighted_terms.h"

#include <algorithm>

namespace backfile {
namespace {

void add_terms(const std::vector<Token>& tokens, double weight, std::vector<WeightedTerm>& terms) {
  for (const Token& token : tokens) terms.push_back({token.word, weight});
}

double weight_of(PairToken::Place place, const RankingParameters& ranking) {
  if (place == PairToken::Place::title) return ranking.title;
  return place == PairToken::Place::lead ? ranking.lead : 1;
}

}  // namespace

std::vector<WeightedTerm> weighted_terms(const ArticleTokens& tokens, const RankingParameters& ranking) {
  std::vector<WeightedTerm> terms;
  terms.reserve(tokens.words() + tokens.byline.size() + tokens.dateline.size() + tokens.pairs.size());
  add_terms(tokens.title, ranking.title, terms);
  add_terms(tokens.byline, 1, terms);
  add_terms(tokens.dateline, 1, terms);
  for (std::size_t i = 0; i < tokens.text.size(); ++i)
    terms.push_back({tokens.text[i].word, i < lead_words ? ranking.lead : 1});
  for (const PairToken& pair : tokens.pairs) terms.push_back({pair.word, weight_of(pair.place, ranking)});
  std::ranges::sort(terms, {}, [](const WeightedTerm& term) { return term.word->term_id; });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (kept > 0 && terms[kept - 1].word->term_id == terms[i].word->term_id) {
      terms[kept - 1].count += terms[i].count;
    } else {
      terms[kept++] = terms[i];
    }
  }
  terms.resize(kept);
  return terms;
}

}  // namespace backfile
