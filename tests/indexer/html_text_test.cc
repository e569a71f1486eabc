// Measures the text, titles, bylines and dates of the 130 pages of the Readability project; prints the means.
#include <doctest/doctest.h>
#include <unicode/uchar.h>

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

#include "common/utf8.h"
#include "indexer/readers/html/lean.h"
#include "indexer/readers/html/page.h"
#include "indexer/readers/html/tree.h"
#include "scratch.h"

using namespace backfile;
namespace fs = std::filesystem;

namespace {

using Grams = std::map<std::string, int>;

Grams four_grams(std::string_view text) {
  std::vector<std::string> words(1);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const std::int32_t c = next_code_point(text, at);
    if (c >= 0 && (u_isalnum(c) != 0 || c == '_')) {
      words.back().append(text.substr(begin, at - begin));
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  Grams grams;
  if (words.size() < 4 && !words.empty()) words.resize(4);
  for (std::size_t i = 0; i + 4 <= words.size(); ++i) {
    ++grams[words[i] + " " + words[i + 1] + " " + words[i + 2] + " " + words[i + 3]];
  }
  return grams;
}

int total(const Grams& grams) {
  int sum = 0;
  for (const auto& [gram, count] : grams) sum += count;
  return sum;
}

double f1(const Grams& found, const Grams& expected) {
  if (found.empty() && expected.empty()) return 1;
  int both = 0;
  for (const auto& [gram, count] : found) {
    const auto other = expected.find(gram);
    if (other != expected.end()) both += std::min(count, other->second);
  }
  return 2.0 * both / (total(found) + total(expected));
}

std::string collapsed(std::string_view text) {
  std::string out;
  append_collapsed(out, text);
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

// What the gold keeps of the site's name behind the headline is no fault of ours.
bool is_same_title(const std::string& gold, const std::string& ours) {
  if (gold == ours) return true;
  if (ours.size() < 8 || !gold.starts_with(ours)) return false;
  const std::string rest = gold.substr(ours.size());
  for (const char* separator : {" | ", " - ", " – ", " [", " _", "_", " :: "}) {
    if (rest.starts_with(separator)) return true;
  }
  return false;
}

// The page as sites make it whose classes and ids are hashes: no name tells what an element is for.
std::string without_names(std::string page) {
  for (const char* attribute : {" class=", " id="}) {
    for (std::size_t at = page.find(attribute); at != std::string::npos; at = page.find(attribute, at + 1)) {
      page[at + 1] = 'x';
    }
  }
  return page;
}

struct Share {
  int good = 0;
  int all = 0;
  void add(bool is_good) {
    good += is_good ? 1 : 0;
    ++all;
  }
  double value() const { return static_cast<double>(good) / all; }
};

}  // namespace

TEST_CASE("the text of the Readability pages is found") {
  const fs::path folder = fs::path(BACKFILE_SHARED_DATA) / "formats/html/readability";
  if (!fs::exists(folder)) {
    MESSAGE("skipped: no " << folder.string());
    return;
  }
  double sum = 0;
  double nameless = 0;
  int pages = 0;
  Share titles;
  Share bylines;
  Share named;
  Share dates;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (!fs::exists(entry.path() / "source.html")) continue;
    const std::string page = read_file(entry.path() / "source.html");
    const Article article = read_html_page(page, {}, {}).article;
    const std::string expected = read_file(entry.path() / "expected.html");
    const HtmlTree tree(lean_html(expected).markup);
    const Grams gold_grams = four_grams(tree.subtree_text(0));
    sum += f1(four_grams(article.text), gold_grams);
    nameless += f1(four_grams(read_html_page(without_names(page), {}, {}).article.text), gold_grams);
    ++pages;
    const auto gold = nlohmann::json::parse(read_file(entry.path() / "expected-metadata.json"));
    const auto value = [&](const char* key) {
      return gold.contains(key) && gold[key].is_string() ? collapsed(gold[key].get<std::string>()) : "";
    };
    titles.add(is_same_title(value("title"), article.title));
    if (const std::string byline = value("byline"); !byline.empty()) {
      bylines.add(!article.byline.empty() && byline.ends_with(article.byline));
      // The gold has dates and the site's name behind some names.
      const bool within = byline.find(article.byline) != std::string::npos;
      named.add(!article.byline.empty() && (within || article.byline.find(byline) != std::string::npos));
    }
    if (const auto date = parse_date(value("publishedTime"))) {
      dates.add(date->seconds / 86400 == article.date.seconds / 86400);
    }
  }
  MESSAGE(pages << " pages: text F1 " << sum / pages << " (" << nameless / pages
                << " without classes and ids), titles " << titles.value() << ", bylines " << bylines.value()
                << " (" << named.value() << " with the name in the line), dates " << dates.value());
  REQUIRE(pages == 130);
  CHECK(sum / pages >= 0.948);
  CHECK(nameless / pages >= 0.94);
  CHECK(titles.value() >= 0.94);
  CHECK(bylines.value() >= 0.81);
  CHECK(named.value() >= 0.9);
  CHECK(dates.value() >= 0.95);
}
