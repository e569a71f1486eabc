#include "indexer/issues/issue_articles.h"

#include <algorithm>
#include <numeric>

#include "common/ascii.h"
#include "indexer/readers/article_fields.h"
#include "indexer/readers/byline.h"
#include "indexer/readers/feed_article.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

// Fewer without a title are specks that OCR took for letters.
constexpr std::size_t fewest_untitled_words = 4;

// For comparing a heading as printed with the title as catalogued.
std::string letters_of(std::string_view text) {
  std::string letters = ascii_lowered(text);
  std::erase_if(letters, [](char c) {
    return static_cast<unsigned char>(c) < 0x80 && !is_ascii_letter(c) && !is_ascii_digit(c);
  });
  return letters;
}

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : ", ") + text;
  return all;
}

// Which words of a page have an article.
class PageWords {
 public:
  explicit PageWords(const AltoPage& page) : taken_(page.word_count()), next_(page.word_count() + 1) {
    std::iota(next_.begin(), next_.end(), 0U);
  }

  /// The first word from `at` on that was not claimed; word_count() where there is none.
  std::uint32_t next_free(std::uint32_t at) {
    while (next_[at] != at) at = next_[at] = next_[next_[at]];
    return at;
  }
  /// Claims the free words from `begin` on, up to the next that is not, or `end`, and returns where they end.
  std::uint32_t claim(std::uint32_t begin, std::uint32_t end) {
    std::uint32_t at = begin;
    while (at < end && next_[at] == at) {
      next_[at] = at + 1;
      ++at;
    }
    return at;
  }
  void take(WordRange words) { std::fill(taken_.begin() + words.begin, taken_.begin() + words.end, true); }
  const std::vector<bool>& taken() const { return taken_; }

 private:
  std::vector<bool> taken_;
  std::vector<std::uint32_t> next_;  ///< itself where it is free, else a word on the way to a free one
};

class Issue {
 public:
  Issue(const MetsIssue& mets, const std::map<std::string, PageFile>& files) : mets_(mets), files_(files) {
    for (const MetsFile& file : mets.files) numbers_.emplace(file.id, file.page);
    for (const auto& [id, file] : files) {
      for (const AltoPage& page : file.pages) words_.emplace(&page, page);
    }
  }

  // Nothing where none of its words are there, or none but specks. Sets the id of the file that it begins in.
  std::optional<Article> article(const MetsArticle& described, std::string& first_file) {
    OcrPage text;
    OcrPage heading;
    OcrPage author;
    std::vector<std::string> pages;
    std::vector<Claim> claims;
    for (const MetsPart& part : described.parts) {
      const bool opens = part.kind == MetsPart::Kind::heading && text.empty();
      OcrPage& to = part.kind == MetsPart::Kind::author ? author : opens ? heading : text;
      to.begin_paragraph();
      for (const MetsArea& area : part.areas) add(area, to, pages, claims);
    }
    Article article;
    text.set("", article);
    const std::string printed = clean_line_field(heading.text());
    article.title = clean_line_field(described.title);
    if (article.title.empty()) article.title = printed;
    if (article.title.empty()) article.title = described.label;
    std::size_t words = 0;
    for (const Claim& claim : claims) words += claim.words.end - claim.words.begin;
    const bool specks = article.title.empty() && (words < fewest_untitled_words || article.text.empty());
    if (words == 0 || specks) return std::nullopt;
    for (const Claim& claim : claims) words_.at(claim.page).take(claim.words);
    first_file = *claims.front().file;
    if (letters_of(article.title).find(letters_of(printed)) == std::string::npos)
      article.text.insert(0, heading.text() + (article.text.empty() ? "" : "\n\n"));
    article.byline = described.byline;
    if (article.byline.empty()) article.byline = clean_byline(clean_line_field(author.text()));
    if (article.byline.empty() && !author.empty())
      article.text += (article.text.empty() ? "" : "\n\n") + author.text();
    article.language = described.language;
    complete(article, joined(pages));
    if (described.date.precision >= mets_.date.precision) article.date = described.date;
    add_extra_text(article, "category", described.kind);
    add_extra_text(article, "section", described.section);
    return article;
  }

  std::optional<Article> rest_of(const AltoPage& page, const std::string& file, const std::string& input) {
    auto article = page_article(page, input, words_.at(&page).taken());
    if (!article) return article;
    const std::string number = page_number(page, file);
    if (!number.empty()) article->title = page_title(number);
    complete(*article, number);
    return article;
  }

 private:
  struct Claim {
    const std::string* file;
    const AltoPage* page;
    WordRange words;
  };

  // Whether a word stands in the block that the last claim ends in. Else a new paragraph begins, but where a
  // column or page ended within a sentence.
  static bool goes_on(const std::vector<Claim>& claims, const AltoPage& page, std::uint32_t word) {
    return !claims.empty() && claims.back().page == &page &&
           page.are_in_one_block(claims.back().words.end - 1, word);
  }

  // Adds the area's words that no article has yet: a word has one article.
  void add(const MetsArea& area, OcrPage& text, std::vector<std::string>& pages, std::vector<Claim>& claims) {
    const auto file = files_.find(area.file);
    if (file == files_.end()) return;
    for (const AltoPage& page : file->second.pages) {
      const auto first = page.words_of(area.begin);
      const auto last = page.words_of(area.end);
      if (!first || !last) continue;
      PageWords& words = words_.at(&page);
      for (std::uint32_t at = words.next_free(first->begin); at < last->end; at = words.next_free(at)) {
        const std::uint32_t end = words.claim(at, last->end);
        if (!goes_on(claims, page, at) && !text.runs_on()) text.begin_paragraph();
        page.add_to(text, {at, end});
        claims.push_back({&file->first, &page, {at, end}});
      }
      std::string number = page_number(page, area.file);
      if (!number.empty() && std::ranges::find(pages, number) == pages.end())
        pages.push_back(std::move(number));
      return;
    }
  }

  // Of a file with one page the METS file knows the number.
  std::string page_number(const AltoPage& page, const std::string& file) const {
    const auto number = numbers_.find(file);
    const bool known = number != numbers_.end() && !number->second.empty();
    return known && files_.at(file).pages.size() == 1 ? number->second : page.number();
  }

  // What all of an issue have in common.
  void complete(Article& article, const std::string& pages) const {
    if (mets_.date.known()) article.date = mets_.date;
    article.source = mets_.paper;
    if (article.language.empty()) article.language = mets_.language;
    for (const auto& [name, value] : mets_.details) add_extra_text(article, name, value);
    add_extra_text(article, "page", pages);
  }

  const MetsIssue& mets_;
  const std::map<std::string, PageFile>& files_;
  std::map<std::string, std::string> numbers_;  // of pages, by file
  std::map<const AltoPage*, PageWords> words_;
};

}  // namespace

bool deliver_issue(const MetsIssue& mets, const std::string& input,
                   const std::map<std::string, PageFile>& files, ArticleSink& sink) {
  Issue issue(mets, files);
  // By the page's file on which they begin.
  std::map<std::string, std::vector<Article>> articles;
  for (const MetsArticle& described : mets.articles) {
    std::string first_file;
    if (auto article = issue.article(described, first_file))
      articles[first_file].push_back(std::move(*article));
  }
  std::size_t number = 0;
  const auto deliver = [&](Article&& article, const std::string& from, std::string_view kind) {
    sink.begin_input(from);
    return deliver_entry(std::move(article), "", kind, ++number, sink);
  };
  for (const MetsFile& named : mets.files) {
    const auto file = files.find(named.id);
    if (file == files.end()) continue;
    for (Article& article : articles[named.id]) {
      if (!deliver(std::move(article), input, "article")) return false;
    }
    for (const AltoPage& page : file->second.pages) {
      auto rest = issue.rest_of(page, named.id, file->second.input);
      if (rest && !deliver(std::move(*rest), file->second.input, "page")) return false;
    }
  }
  return true;
}

}  // namespace backfile
