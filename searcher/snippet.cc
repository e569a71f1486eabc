#include "searcher/snippet.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <set>

#include "common/screen_text.h"
#include "common/utf8.h"

namespace backfile {
namespace {

bool is_white(std::int32_t c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == 0xA0 || c == 0x3000;
}

// Visible ASCII: neither hidden nor white.
bool is_plain(char c) {
  return c > ' ' && c < 0x7F;
}

// A run of words: [begin, end).
struct Stretch {
  std::uint32_t begin;
  std::uint32_t end;
};

std::size_t bytes_of(const std::vector<WordSpan>& words, const Stretch& stretch) {
  return words[stretch.end - 1].end - words[stretch.begin].begin;
}

// Sentences; longer ones are cut into pieces of half a fragment, so that a fragment can begin near what it
// shows.
std::vector<Stretch> cut_into_pieces(const ArticleWords& words, std::size_t length) {
  const std::vector<WordSpan>& spans = words.text;
  std::vector<Stretch> pieces;
  for (std::size_t i = 0; i < words.sentences.size(); ++i) {
    const auto end =
        i + 1 < words.sentences.size() ? words.sentences[i + 1] : static_cast<std::uint32_t>(spans.size());
    for (std::uint32_t begin = words.sentences[i]; begin < end;) {
      const auto most = static_cast<std::uint32_t>(spans[begin].begin + length / 2);  // bytes
      const auto behind =
          std::ranges::upper_bound(spans.begin() + begin + 1, spans.begin() + end, most, {}, &WordSpan::end);
      pieces.push_back({begin, static_cast<std::uint32_t>(behind - spans.begin())});
      begin = pieces.back().end;
    }
  }
  return pieces;
}

class Fragments {
 public:
  Fragments(const ArticleWords& words, const std::vector<SnippetMatch>& matches, std::size_t length)
      : words_(words.text), matches_(matches), length_(length), pieces_(cut_into_pieces(words, length)) {
    begins_match_.resize(pieces_.size());
    ends_match_.resize(pieces_.size());
    for (const SnippetMatch& match : matches_) {
      begins_match_[piece_of(match.begin)] = true;
      ends_match_[piece_of(match.end - 1)] = true;
    }
  }

  // The best stretch of neighbouring pieces that shares none with those taken before.
  bool take_best() {
    double best = 0;
    std::size_t best_first = 0;
    std::size_t best_last = 0;
    for (std::size_t first = 0; first < pieces_.size(); ++first) {
      if (!begins_match_[first]) continue;  // what begins later shows as much
      for (std::size_t last = first; last < pieces_.size() && !taken_.contains(last); ++last) {
        const Stretch stretch = {pieces_[first].begin, pieces_[last].end};
        if (last > first && bytes_of(words_, stretch) > length_ + length_ / 4) break;
        if (!ends_match_[last]) continue;
        const double value = value_of(stretch) / (1 + 0.02 * static_cast<double>(last - first));
        if (value > best) {
          best = value;
          best_first = first;
          best_last = last;
        }
      }
    }
    if (best <= 0) return false;
    take(best_first, best_last);
    return true;
  }

  void take_beginning() {
    std::size_t last = 0;
    while (last + 1 < pieces_.size() && bytes_of(words_, {0, pieces_[last + 1].end}) <= length_) ++last;
    take(0, last);
  }

  std::vector<Stretch> stretches() {
    std::ranges::sort(chosen_, {}, &Stretch::begin);
    return chosen_;
  }

 private:
  std::size_t piece_of(std::uint32_t word) const {
    const auto behind = std::ranges::upper_bound(pieces_, word, {}, &Stretch::begin);
    return static_cast<std::size_t>(behind - pieces_.begin()) - 1;
  }

  // What a stretch shows of the query. Each part counts once, a verified place most.
  double value_of(const Stretch& stretch) {
    double value = 0;
    here_.clear();
    auto at = std::ranges::lower_bound(matches_, stretch.begin, {}, &SnippetMatch::begin);
    for (; at != matches_.end() && at->begin < stretch.end; ++at) {
      if (at->end > stretch.end) continue;
      const bool fresh = std::ranges::find(here_, at->part) == here_.end();
      if (fresh) here_.push_back(at->part);
      const double share = !fresh ? 0.1 : shown_.contains(at->part) ? 0.3 : 1;
      value += (at->weight + 0.5) * share * (at->place ? 4 : 1);
    }
    return value;
  }

  // Short finds are filled up with what follows them.
  void take(std::size_t first, std::size_t last) {
    while (last + 1 < pieces_.size() && !taken_.contains(last + 1) &&
           bytes_of(words_, {pieces_[first].begin, pieces_[last + 1].end}) <= length_) {
      ++last;
    }
    for (std::size_t i = first; i <= last; ++i) taken_.insert(i);
    const Stretch stretch = {pieces_[first].begin, pieces_[last].end};
    for (const SnippetMatch& match : matches_) {
      if (match.begin >= stretch.begin && match.end <= stretch.end) shown_.insert(match.part);
    }
    chosen_.push_back(stretch);
  }

  const std::vector<WordSpan>& words_;
  const std::vector<SnippetMatch>& matches_;
  std::size_t length_;
  std::vector<Stretch> pieces_;
  std::vector<bool> begins_match_;  ///< pieces
  std::vector<bool> ends_match_;
  std::set<std::size_t> taken_;
  std::set<std::uint32_t> shown_;  ///< parts
  std::vector<std::uint32_t> here_;
  std::vector<Stretch> chosen_;
};

// The end of the stretch with the punctuation that closes it.
std::size_t end_with_punctuation(std::string_view text, const std::vector<WordSpan>& words,
                                 const Stretch& stretch) {
  std::size_t end = words[stretch.end - 1].end;
  const std::size_t limit = stretch.end < words.size() ? words[stretch.end].begin : text.size();
  while (end < limit) {
    std::size_t next = end;
    const std::int32_t c = next_code_point(text, next);
    if (is_white(c) || !u_ispunct(c)) break;
    end = next;
  }
  return end;
}

// The beginning of the stretch with the quotation mark that opens it.
std::size_t begin_with_quote(std::string_view text, const std::vector<WordSpan>& words,
                             const Stretch& stretch) {
  const std::size_t begin = words[stretch.begin].begin;
  const std::size_t limit = stretch.begin > 0 ? words[stretch.begin - 1].end : 0;
  std::size_t at = begin;
  while (at > limit) {
    const std::size_t before = code_point_border(text, at - 1);
    std::size_t next = before;
    const std::int32_t c = next_code_point(text, next);
    const auto kind = u_charType(c);
    if (c != '"' && kind != U_INITIAL_PUNCTUATION && kind != U_START_PUNCTUATION) break;
    at = before;
  }
  return at;
}

}  // namespace

Snippet clean_text(std::string_view text, const std::vector<Highlight>& highlights, bool keep_lines) {
  Snippet clean;
  clean.highlights = highlights;
  std::size_t mark = 0;  // the highlight that comes next
  bool begins = true;    // whether its begin or its end comes next
  bool space = false;    // white space stands before what comes next
  const auto settle = [&](std::size_t at) {
    while (mark < highlights.size()) {
      const std::uint32_t border = begins ? highlights[mark].begin : highlights[mark].end;
      if (at < border) return;
      const auto place = static_cast<std::uint32_t>(clean.text.size());
      if (begins) {
        clean.highlights[mark].begin = place;
      } else {
        clean.highlights[mark++].end = place;
      }
      begins = !begins;
    }
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    if (is_plain(text[at])) {  // most of a text: as far as the next border of a highlight at once
      const std::size_t border = mark == highlights.size() ? text.size()
                                 : begins                  ? highlights[mark].begin
                                                           : highlights[mark].end;
      const std::size_t end = std::min<std::size_t>(border, text.size());
      do ++at;
      while (at < end && is_plain(text[at]));
    } else {
      const std::int32_t c = next_code_point(text, at);
      if (keep_lines && c == '\n') {
        settle(from);
        clean.text += '\n';
        space = false;
        continue;
      }
      if (is_white(c)) {
        settle(from);
        space = !clean.text.empty() && clean.text.back() != '\n';
        continue;
      }
      if (is_hidden(c)) continue;
    }
    if (!begins) settle(from);  // an end before the space
    if (space) clean.text += ' ';
    space = false;
    settle(from);
    clean.text += text.substr(from, at - from);
  }
  settle(text.size());
  std::erase_if(clean.highlights,
                [](const Highlight& highlight) { return highlight.begin >= highlight.end; });
  return clean;
}

std::vector<Highlight> highlight_words(const std::vector<WordSpan>& words,
                                       const std::vector<SnippetMatch>& matches) {
  std::vector<Highlight> highlights;
  std::uint32_t next = 0;  // words before are done
  for (const SnippetMatch& match : matches) {
    if (!match.marked) continue;
    for (next = std::max(next, match.begin); next < match.end && next < words.size(); ++next) {
      // Characters of one word stand side by side.
      if (!highlights.empty() && highlights.back().end == words[next].begin) {
        highlights.back().end = words[next].end;
      } else {
        highlights.push_back({words[next].begin, words[next].end});
      }
    }
  }
  return highlights;
}

std::vector<Snippet> make_snippets(std::string_view text, const ArticleWords& words,
                                   const std::vector<SnippetMatch>& matches, std::size_t count,
                                   std::size_t length) {
  std::vector<Snippet> snippets;
  if (words.text.empty() || count == 0) return snippets;
  Fragments fragments(words, matches, length);
  while (count > 0 && fragments.take_best()) --count;
  std::vector<Stretch> stretches = fragments.stretches();
  if (stretches.empty()) {
    fragments.take_beginning();
    stretches = fragments.stretches();
  }
  const std::vector<Highlight> highlights = highlight_words(words.text, matches);
  for (const Stretch& stretch : stretches) {
    const std::size_t begin = begin_with_quote(text, words.text, stretch);
    const std::size_t end = end_with_punctuation(text, words.text, stretch);
    std::vector<Highlight> inside;
    for (const Highlight& highlight : highlights) {
      if (highlight.end <= begin || highlight.begin >= end) continue;
      inside.push_back({static_cast<std::uint32_t>(std::max<std::size_t>(highlight.begin, begin) - begin),
                        static_cast<std::uint32_t>(std::min<std::size_t>(highlight.end, end) - begin)});
    }
    Snippet snippet = clean_text(text.substr(begin, end - begin), inside);
    snippet.cut_before = stretch.begin > 0;
    snippet.cut_after = stretch.end < words.text.size();
    snippets.push_back(std::move(snippet));
  }
  return snippets;
}

}  // namespace backfile
