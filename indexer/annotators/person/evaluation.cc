#include "indexer/annotators/person/evaluation.h"

#include <algorithm>
#include <set>
#include <utility>

namespace backfile {
namespace {

using Span = std::pair<std::uint32_t, std::uint32_t>;

std::string shown(char sign, const std::string& text, Span span) {
  span.second = std::min(span.second, static_cast<std::uint32_t>(text.size()));
  const std::uint32_t begin = span.first > 50 ? span.first - 50 : 0;
  std::string line(1, sign);
  line += ' ' + text.substr(begin, span.first - begin) + '[' +
          text.substr(span.first, span.second - span.first) + ']' + text.substr(span.second, 40);
  std::ranges::replace(line, '\n', ' ');
  return line;
}

// From the first word's begin to the last word's end, as the tokens have them.
Span snap(const MarkedName& name, const std::vector<Token>& tokens) {
  const auto first = std::ranges::lower_bound(tokens, name.begin + 1, {}, &Token::end);
  const auto behind = std::ranges::lower_bound(tokens, name.end, {}, &Token::begin);
  if (first >= behind) return {name.begin, name.begin};
  return {first->begin, (behind - 1)->begin + 1};
}

}  // namespace

PersonScore measure_person_tagger(const PersonTagger& tagger, std::span<const MarkedText> texts,
                                  std::vector<std::string>* errors) {
  PersonScore score;
  Analyzer analyzer{Unspaced::words};
  AnalyzedArticle analyzed;
  for (const MarkedText& text : texts) {
    analyzer.analyze(text.text, "en", analyzed.body);
    std::set<Span> gold, found;
    for (const MarkedName& name : text.names) {
      if (name.kind == NameLabel::whole) gold.insert(snap(name, analyzed.body));
    }
    for (const PersonMention& mention : tagger.tag("", text.text, analyzed)) {
      found.insert(snap({mention.begin, mention.end, NameLabel::whole}, analyzed.body));
    }
    score.gold += gold.size();
    score.found += found.size();
    for (const Span& span : found) {
      if (gold.contains(span)) {
        ++score.right;
      } else if (errors != nullptr) {
        errors->push_back(shown('+', text.text, {span.first, std::max(span.second, span.first + 12)}));
      }
    }
    if (errors == nullptr) continue;
    for (const Span& span : gold) {
      if (!found.contains(span))
        errors->push_back(shown('-', text.text, {span.first, std::max(span.second, span.first + 12)}));
    }
  }
  return score;
}

}  // namespace backfile
