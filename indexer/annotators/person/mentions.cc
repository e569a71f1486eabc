#include "indexer/annotators/person/mentions.h"

#include <algorithm>
#include <vector>

#include "indexer/annotators/person/lexicon.h"
#include "indexer/annotators/person/name_edges.h"
#include "indexer/annotators/person/nicknames.h"

namespace backfile {
namespace {

using Span = NameSpan;

class Mender {
 public:
  Mender(const PersonText& text, const NameWords& words) : text_(text), words_(words) {}

  void mend(std::vector<Span>& spans) const {
    std::vector<Span> mended;
    for (Span span : spans) {
      if (!mended.empty() && belong_together(mended.back(), span)) {
        mended.back().last = span.last;
        continue;
      }
      while (span.first > 0 && (mended.empty() || span.first - 1 > mended.back().last) &&
             is_initial_before(span.first)) {
        --span.first;
      }
      mended.push_back(span);
    }
    std::erase_if(mended, [&](Span& span) { return !trim_name(text_, words_, span); });
    for (Span& span : mended) {
      if (span.last + 1 < text_.candidates.size() && is_suffix_behind(span.last)) ++span.last;
    }
    join_around_nicknames(text_, words_, mended);
    spans.swap(mended);
  }

 private:
  const NameToken& token(std::size_t candidate) const {
    return text_.tokens[text_.candidates[candidate].token];
  }
  const WordTraits& traits(std::size_t candidate) const { return words_[token(candidate).word].traits; }

  bool is_initial_before(std::size_t candidate) const {
    return text_.candidates[candidate].link == Link::period && traits(candidate - 1).shape == Shape::initial;
  }

  // "King Jr.", "King, Jr."
  bool is_suffix_behind(std::size_t candidate) const {
    const NameCandidate& next = text_.candidates[candidate + 1];
    if (next.starts_sentence || next.token != text_.candidates[candidate].token + 1) return false;
    if ((traits(candidate + 1).lexicon & name_suffix) == 0 ||
        (traits(candidate + 1).lexicon & title_word) != 0)
      return false;
    const bool numeral = traits(candidate + 1).shape == Shape::all_capitals;
    return next.link == Link::space || (next.link == Link::comma && !numeral);
  }

  // "N. Knight st Moin Khan": a cricketer's wicket.
  bool is_stumped(std::size_t candidate) const {
    static const std::uint64_t st = read_traits("st", false).form;
    return traits(candidate).form == st;
  }

  // "Josip Broz" "Tito", "Sérgio Vieira" de "Mello"; but not two full names side by side.
  bool belong_together(const Span& a, const Span& b) const {
    if (text_.candidates[b.first].starts_sentence || token(a.last).mode == CaseMode::title) return false;
    bool particles = false;
    for (std::size_t i = a.last + 1; i <= b.first; ++i) {
      const Link link = text_.candidates[i].link;
      if (link != Link::space && link != Link::hyphen) return false;
      if (i == b.first) break;
      if ((traits(i).lexicon & particle) == 0 || traits(i).shape != Shape::lower || is_stumped(i))
        return false;
      particles = true;
    }
    return particles || (text_.candidates[b.first].link == Link::space && b.first == b.last);
  }

  const PersonText& text_;
  const NameWords& words_;
};

}  // namespace

std::vector<PersonMention> mentions_of(const PersonText& text, const NameWords& words,
                                       const std::vector<NameLabel>& labels) {
  std::vector<Span> spans;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i] != NameLabel::whole && labels[i] != NameLabel::first) continue;
    std::size_t last = i;
    while (goes_on(labels[last]) && last + 1 < labels.size()) ++last;
    spans.push_back({i, last});
    i = last;
  }
  Mender(text, words).mend(spans);
  std::vector<PersonMention> mentions;
  for (const Span& span : spans) {
    const NameToken& begin = text.tokens[text.candidates[span.first].token];
    mentions.push_back({begin.begin, text.tokens[text.candidates[span.last].token].end, begin.in_title});
  }
  return mentions;
}

std::vector<PersonMention> other_names_of(const PersonText& text, const std::vector<NameLabel>& labels) {
  std::vector<PersonMention> names;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i] < NameLabel::place) continue;
    const NameToken& begin = text.tokens[text.candidates[i].token];
    while (i + 1 < labels.size() && labels[i + 1] == labels[i] && joins(text.candidates[i + 1].link)) ++i;
    names.push_back({begin.begin, text.tokens[text.candidates[i].token].end, begin.in_title});
  }
  return names;
}

}  // namespace backfile
