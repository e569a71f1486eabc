#include "indexer/annotators/person/mentions.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "indexer/annotators/person/lexicon.h"

namespace backfile {
namespace {

// A name as candidates, the last included.
struct Span {
  std::size_t first;
  std::size_t last;
};

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
    for (Span& span : mended) {
      while (span.first < span.last && is_title(span.first)) ++span.first;
      if (begins_with_place(span)) ++span.first;
      if (token(span.first).mode == CaseMode::title) trim_words(span);
      if (span.last + 1 < text_.candidates.size() && is_suffix_behind(span.last)) ++span.last;
    }
    std::erase_if(mended, [&](const Span& span) { return is_date_line(span); });
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

  // "Mr", "Sen." and the like are never part of a name; without a point some could be ("Sen", "Gen").
  bool is_title(std::size_t candidate) const {
    static const std::vector<std::uint64_t> always =
        forms_of({"mr", "mrs", "ms", "mdm", "dr", "prof", "pm", "cm"});
    static const std::vector<std::uint64_t> with_point = forms_of(
        {"sen",  "rep", "gov", "gen",  "lt",  "col", "maj",  "capt", "cpt",  "sgt",  "hon",  "engr",
         "barr", "rev", "fr",  "msgr", "ven", "adm", "cmdr", "brig", "pres", "atty", "supt", "insp"});
    const std::uint64_t form = traits(candidate).form;
    return std::ranges::find(always, form) != always.end() ||
           (text_.candidates[candidate + 1].link == Link::period &&
            std::ranges::find(with_point, form) != with_point.end());
  }

  // Where every word has a capital, verbs hang on: "Said Khrushchev", "Nikita Admitted".
  void trim_words(Span& span) const {
    const auto is_word = [&](std::size_t candidate) {
      const std::uint64_t flags = traits(candidate).lexicon;
      return traits(candidate).length > 1 && (flags & (function_word | speech_verb)) != 0 &&
             (flags & (name_flags | particle | name_suffix)) == 0;
    };
    while (span.first < span.last && is_word(span.last)) --span.last;
    while (span.first < span.last && is_word(span.first)) ++span.first;
  }

  static std::vector<std::uint64_t> forms_of(std::initializer_list<std::string_view> words) {
    std::vector<std::uint64_t> forms;
    for (std::string_view word : words) forms.push_back(read_traits(word, false).form);
    return forms;
  }

  // "ABU DHABI (WAM):", "SAN JUAN -": capitals where the sentence is not in capitals.
  bool is_date_line(const Span& span) const {
    const std::size_t first = text_.candidates[span.first].token, last = text_.candidates[span.last].token;
    if (text_.tokens[first].gap != Gap::start || last + 1 == text_.tokens.size()) return false;
    const Gap behind = text_.tokens[last + 1].gap;
    if (behind != Gap::open && behind != Gap::dash) return false;
    for (std::size_t i = span.first; i <= span.last; ++i) {
      if (traits(i).shape != Shape::all_capitals) return false;
    }
    return true;
  }

  // "In Vienna Romano Prodi spoke": the city is none of his names.
  bool begins_with_place(const Span& span) const {
    const std::size_t first = text_.candidates[span.first].token;
    if (span.last < span.first + 2 || first == 0 || text_.tokens[first].gap == Gap::start) return false;
    const std::uint64_t flags = traits(span.first).lexicon;
    if ((flags & (city | nation_word)) == 0) return false;
    static const std::array<std::uint64_t, 2> prepositions = {read_traits("in", false).form,
                                                              read_traits("at", false).form};
    return (traits(span.first + 1).lexicon & given_name) != 0 &&
           std::ranges::find(prepositions, words_[text_.tokens[first - 1].word].traits.form) !=
               prepositions.end();
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
