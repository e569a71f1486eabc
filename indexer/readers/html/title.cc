#include "indexer/readers/html/title.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "common/utf8.h"
#include "indexer/readers/html/headline_lines.h"

namespace backfile {
namespace {

// Between a headline and the site's name, the surest first. Hyphens need spaces around them.
constexpr auto separators = std::to_array<std::string_view>(
    {" | ", "｜", " » ", " « ", " :: ", " · ", " • ", " — ", " – ", " -- ", " - ", "_", " / ", " : ", " > "});

std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" |-");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" |-") - first + 1);
}

struct SiteNames {
  std::string name;
  std::string host;  // without "www" and the last part
};

SiteNames site_names(std::string_view site, std::string_view host) {
  host = host.substr(0, host.rfind('.'));
  // "dailypost.co" of dailypost.co.uk
  for (const std::string_view second : {".ac", ".co", ".com", ".gov", ".net", ".org"}) {
    if (host.ends_with(second)) host.remove_suffix(second.size());
  }
  return {plain_letters(site), plain_letters(host)};
}

// "BBC News" for the site "BBC", "Daily Post Online" for "Post Online", "nytimes.com" and "NYTimes" for the
// host www.nytimes.com.
bool is_site(std::string_view part, const SiteNames& site) {
  const std::string plain = plain_letters(part);
  if (plain.empty()) return false;
  const auto fits = [&](const std::string& name) {
    if (name.size() < 3) return plain == name;
    const bool holds = plain.starts_with(name) || (name.size() >= 6 && plain.ends_with(name));
    return plain == name || (holds && plain.size() <= name.size() + 12) ||
           (plain.size() >= 4 && name.find(plain) != std::string::npos);
  };
  return fits(site.name) || (!site.host.empty() && fits(site.host));
}

struct Split {
  std::string_view before;
  std::string_view after;
};

std::optional<Split> split_at(std::string_view title, std::string_view separator, bool last) {
  const std::size_t at = last ? title.rfind(separator) : title.find(separator);
  if (at == std::string_view::npos || at == 0) return std::nullopt;
  return Split{trim(title.substr(0, at)), trim(title.substr(at + separator.size()))};
}

std::size_t words_of(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count(text, ' ')) + 1;
}

// Of a window's title without a known site: what stands behind "|" and the like is no headline, where enough
// stands before.
std::string_view without_last_part(std::string_view title) {
  for (const std::string_view separator : std::span(separators).first(6)) {
    const auto split = split_at(title, separator, true);
    if (split && words_of(split->before) >= 4 && words_of(split->before) > words_of(split->after)) {
      return split->before;
    }
  }
  return title;
}

bool begins_with_capital(std::string_view text) {
  std::size_t at = 0;
  const std::int32_t c = next_code_point(text, at);
  return c >= 0 && u_isUWhiteSpace(c) == 0 && u_tolower(c) != c;
}

// The same for dashes, which headlines have, too: only a short name may stand behind.
std::string_view without_dashed_name(std::string_view title) {
  for (const std::string_view separator : {" — ", " – ", " - "}) {
    const auto split = split_at(title, separator, true);
    if (split && words_of(split->before) >= 4 && words_of(split->after) <= 3 &&
        begins_with_capital(split->after)) {
      return split->before;
    }
  }
  return title;
}

// The longest line of the page that begins or ends the window's title and is most of it.
std::string line_of_title(const TitleCandidates& candidates, std::string_view letters) {
  std::string best;
  for (const std::string& line : candidates.lines) {
    const std::string plain = plain_letters(line);
    const bool fits = letters.starts_with(plain) || letters.ends_with(plain);
    if (fits && plain.size() < letters.size() && plain.size() * 2 >= letters.size() &&
        line.size() > best.size()) {
      best = line;
    }
  }
  return best;
}

// "Site » Blog Archive » Headline", as many blogs of 2005 to 2012 have it.
std::string_view behind_blog_archive(std::string_view title) {
  const std::string_view words = "Blog Archive";
  const std::size_t at = title.find(words);
  if (at == std::string_view::npos || at == 0) return title;
  for (const std::string_view separator : separators) {
    const auto split = split_at(title.substr(at), separator, false);
    if (split && split->before == words && !split->after.empty()) return split->after;
  }
  return title;
}

// A title without what follows a headline of the page: a part of the site that has a name of its own.
std::string_view without_what_follows_heading(std::string_view title,
                                              const std::vector<std::string>& headings) {
  constexpr std::size_t shortest = 12;
  for (const std::string_view separator : separators) {
    const auto end = split_at(title, separator, true);
    if (!end) continue;
    const std::string plain = plain_letters(end->before);
    const auto is_it = [&](const std::string& heading) { return plain_letters(heading) == plain; };
    if (plain.size() >= shortest && std::ranges::any_of(headings, is_it)) return end->before;
  }
  return title;
}

// The heading that goes on where a part of the window's title ends.
std::string longer_heading(std::string_view window, const std::vector<std::string>& headings) {
  constexpr std::size_t shortest = 12;
  constexpr std::size_t longest = 400;
  for (const std::string_view separator : separators) {
    for (const bool last : {true, false}) {
      const auto split = split_at(window, separator, last);
      if (!split) continue;
      for (const std::string_view part : {split->before, split->after}) {
        const std::string letters = plain_letters(part);
        if (letters.size() < shortest) continue;
        for (const std::string& heading : headings) {
          const std::string plain = plain_letters(heading);
          if (heading.size() <= longest && plain.size() > letters.size() && plain.starts_with(letters))
            return heading;
        }
      }
    }
  }
  return "";
}

// Of a window's title the longest part that the page prints as one of its lines, wherever it stands: "Site |
// Headline | 16 August".
std::string printed_part(const TitleCandidates& candidates, const std::vector<std::string>& printed,
                         std::size_t fewest_words) {
  constexpr std::size_t shortest = 8;  // letters
  const SiteNames site = site_names(candidates.site, candidates.host);
  const std::string_view window = candidates.window;
  std::vector<std::string> letters;
  for (const std::string& line : printed) letters.push_back(plain_letters(line));
  std::string_view best;
  for (const std::string_view separator : separators) {
    if (window.find(separator) == std::string_view::npos) continue;
    for (std::size_t begin = 0; begin < window.size();) {
      const std::size_t end = std::min(window.find(separator, begin), window.size());
      const std::string_view part = trim(window.substr(begin, end - begin));
      const std::string plain = plain_letters(part);
      const bool stands_there = std::ranges::find(letters, plain) != letters.end();
      if (plain.size() >= shortest && words_of(part) >= fewest_words && part.size() > best.size() &&
          stands_there && !is_site(part, site))
        best = part;
      begin = end + separator.size();
    }
  }
  return std::string(best);
}

// The page's only h1, or only heading, where its window names no more than the site, a section or a kind of
// page.
std::string headline_for_nameless_window(const TitleCandidates& candidates) {
  constexpr std::size_t most_words =
      5;  // of a window without a headline, the sign between two names included
  constexpr std::size_t fewest_words = 5;
  constexpr std::size_t longest = 300;
  const bool is_only_one =
      candidates.main_headings == 1 || (candidates.main_headings == 0 && candidates.headings.size() == 1);
  if (!is_only_one || words_of(candidates.window) > most_words) return "";
  const std::string& heading = candidates.headings.front();
  const SiteNames site = site_names(candidates.site, candidates.host);
  const bool is_headline = words_of(heading) >= fewest_words && heading.size() <= longest &&
                           !is_site(heading, site) &&
                           plain_letters(heading).find(plain_letters(candidates.window)) == std::string::npos;
  return is_headline ? heading : "";
}

bool stands_elsewhere(std::string_view title, const TitleCandidates& candidates) {
  const std::string plain = plain_letters(title);
  return plain_letters(candidates.window).find(plain) != std::string::npos ||
         plain_letters(candidates.shared).find(plain) != std::string::npos ||
         std::ranges::any_of(candidates.headings,
                             [&](const std::string& heading) { return plain_letters(heading) == plain; });
}

// The headline that the page prints where its window has it too, and the metadata a shorter one for lists of
// links.
std::string printed_headline(std::string_view title, const TitleCandidates& candidates) {
  constexpr std::size_t shortest = 20;  // letters: shorter ones name a section
  constexpr std::ptrdiff_t fewest_words = 4;
  const std::string letters = plain_letters(title);
  const std::string window =
      plain_letters(without_site_name(candidates.window, candidates.site, candidates.host));
  std::string found;
  for (const std::string& heading : candidates.headings) {
    const std::string plain = plain_letters(heading);
    if (plain == letters) return "";
    if (!found.empty() || plain.size() < shortest || std::ranges::count(heading, ' ') + 1 < fewest_words)
      continue;
    // The window may go on with a section, or begin with a site under another name.
    const bool in_window = window.starts_with(plain) || window.ends_with(plain);
    if (in_window && plain.size() * 3 >= window.size() * 2) found = heading;
  }
  return found;
}

// The page's only h1 where it is the headline in other words than those for search engines and networks: it
// has half of them.
std::string headline_in_other_words(std::string_view title, const TitleCandidates& candidates) {
  constexpr std::size_t fewest_words = 4;
  constexpr std::size_t longest = 300;
  if (candidates.main_headings != 1) return "";
  const std::string& heading = candidates.headings.front();
  const std::size_t words = words_of(heading);
  if (words < fewest_words || words * 2 < words_of(title) || heading.size() > longest) return "";
  const std::string shared = plain_letters(title);
  const std::string printed = plain_letters(heading);
  // The same, cut short, or with a label behind it.
  constexpr std::size_t longest_label = 15;
  if (shared.starts_with(printed)) return "";
  if (printed.starts_with(shared) && printed.size() <= shared.size() + longest_label) return "";
  return share_of_words(title, heading) >= 0.5 ? heading : "";
}

}  // namespace

std::string plain_letters(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::int32_t c = next_code_point(text, at);
    if (c >= 0 && u_isalnum(c) != 0) append_code_point(out, u_foldCase(c, U_FOLD_CASE_DEFAULT));
  }
  return out;
}

std::string without_site_name(std::string_view title, std::string_view site, std::string_view host) {
  const SiteNames names = site_names(site, host);
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view separator : separators) {
      const auto end = split_at(title, separator, true);
      if (end && !end->before.empty() && is_site(end->after, names)) {
        title = end->before;
        again = true;
      }
      const auto front = split_at(title, separator, false);
      if (front && !front->after.empty() && is_site(front->before, names)) {
        title = front->after;
        again = true;
      }
    }
  }
  // Headlines have these colons, too.
  const auto end = split_at(title, "：", true);
  if (end && !names.name.empty() && plain_letters(end->after) == names.name) title = end->before;
  return std::string(trim(title));
}

std::string without_byline(std::string_view title, std::string_view byline) {
  constexpr std::size_t shortest_name = 5;
  if (byline.size() >= shortest_name) {
    for (const std::string_view separator : separators) {
      const auto end = split_at(title, separator, true);
      if (end && !end->before.empty() && plain_letters(end->after) == plain_letters(byline)) {
        return std::string(end->before);
      }
    }
  }
  return std::string(title);
}

std::string article_title(const TitleCandidates& candidates) {
  const auto clean = [&](std::string_view title) {
    const std::string named = without_site_name(title, candidates.site, candidates.host);
    return std::string(without_what_follows_heading(named, candidates.headings));
  };
  std::string title = clean(candidates.structured);
  // Of headline and name the one that also stands elsewhere.
  const std::string name = clean(candidates.name);
  if (title.empty() ||
      (!name.empty() && !stands_elsewhere(title, candidates) && stands_elsewhere(name, candidates))) {
    title = name;
  }
  const bool is_site_name = plain_letters(candidates.shared) == plain_letters(candidates.site);
  const bool meant = !title.empty() || (!candidates.shared.empty() && !is_site_name);
  if (title.empty()) title = clean(candidates.shared);
  if (!meant) title = printed_part(candidates, candidates.headings, 2);
  if (title.empty() && !meant) title = printed_part(candidates, candidates.lines, 4);
  if (title.empty()) title = clean(behind_blog_archive(candidates.window));
  // The window's title once more in the metadata, with a site that is not named elsewhere.
  if (meant && title == clean(candidates.window)) title = std::string(without_last_part(title));
  if (meant) {
    if (std::string printed = printed_headline(title, candidates); !printed.empty()) return printed;
    if (candidates.structured.empty()) {
      if (std::string other = headline_in_other_words(title, candidates); !other.empty()) return other;
    }
  }
  const std::string letters = plain_letters(title);
  // Metadata is cut at a length that search engines show; the page has the whole headline.
  const bool cut = title.ends_with("...") || title.ends_with("…");
  for (const std::string& heading : candidates.headings) {
    const std::string plain = plain_letters(heading);
    if (plain.empty() || heading.size() > 400) continue;
    if (cut && plain.size() > letters.size() && plain.starts_with(letters)) return heading;
    // A window's title begins with the headline and goes on with section and site.
    const bool begins =
        letters.starts_with(plain) && plain.size() >= 12 && plain.size() * 3 >= letters.size();
    if (!meant && plain.size() < letters.size() && begins) return heading;
  }
  if (!meant) {
    if (std::string printed = headline_for_nameless_window(candidates); !printed.empty()) return printed;
    if (std::string line = line_of_title(candidates, letters); !line.empty()) return line;
    if (std::string heading = longer_heading(candidates.window, candidates.headings); !heading.empty())
      return heading;
    title = without_dashed_name(without_last_part(title));
  }
  if (title.empty() && !candidates.headings.empty()) title = candidates.headings.front();
  return title;
}

}  // namespace backfile
