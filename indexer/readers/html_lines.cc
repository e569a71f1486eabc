#include "indexer/readers/html_lines.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <string>

#include "common/ascii.h"
#include "common/utf8.h"
#include "indexer/readers/html_line_openings.h"

namespace backfile {
namespace {

// Whole lines, in lower case and without punctuation at the ends.
constexpr auto lines = std::to_array<std::string_view>({
    "ad",
    "ad feedback",
    "advert",
    "advertisement",
    "advertisement - scroll to continue",
    "advertising",
    "anuncio",
    "anzeige",
    "annonse",
    "annons",
    "annonce",
    "autoplay",
    "comments",
    "continue reading",
    "continue reading the main story",
    "edit this article",
    "end quote",
    "start quote",
    "“start quote",
    "copy link",
    "copied",
    "email",
    "facebook",
    "file",
    "file photo",
    "font size",
    "gallery",
    "image",
    "listen",
    "loading",
    "loading comments",
    "mehr",
    "mobile",
    "more",
    "more stories",
    "newsletter",
    "next",
    "no comments",
    "photo",
    "photos",
    "play",
    "play video",
    "previous",
    "print",
    "pub",
    "publicidad",
    "publicidade",
    "publicité",
    "pubblicità",
    "read more",
    "related",
    "related articles",
    "related content",
    "related news",
    "related posts",
    "related stories",
    "related topics",
    "reklama",
    "reklam",
    "reklaam",
    "hirdetés",
    "реклама",
    "advertentie",
    "mainos",
    "publicitate",
    "διαφήμιση",
    "اعلان",
    "विज्ञापन",
    "sur le même sujet",
    "haberin devamı",
    "auch interessant",
    "関連ニュース",
    "アクセスランキング",
    "관련 기사",
    "廣告",
    "广告",
    "広告",
    "광고",
    "reply",
    "share",
    "save",
    "share this",
    "share this article",
    "share this story",
    "skip",
    "skip advertisement",
    "sponsored",
    "sponsored content",
    "story continues below",
    "text size",
    "top stories",
    "trending",
    "tweet",
    "twitter",
    "video",
    "view all",
    "view comments",
    "view gallery",
    "watch",
    "watch live",
    "werbung",
    "whatsapp",
    "you may also like",
    "leave a comment",
    "leave a reply",
    "hide caption",
    "toggle caption",
    "enlarge this image",
    "credit",
    "caption",
    "close",
    "open",
    "menu",
    "home",
    "iklan",
    "quảng cáo",
    "โฆษณา",
    "相关阅读",
    "相关新闻",
    "相關新聞",
    "関連記事",
    "관련기사",
    "اقرا ايضا",
    "teilen",
    "partager",
    "compartir",
    "compartilhar",
    "condividi",
    "delen",
    "dela",
    "del",
    "kommentare",
    "commentaires",
    "comentarios",
    "what to read next",
    "read next",
    "most read",
    "most popular",
    "editor's picks",
    "recommended",
    "recommended stories",
    "more on this story",
    "more on this",
    "more from",
    "see also",
    "follow us",
    "topics",
    "tags",
    "sign up",
    "log in",
    "subscribe",
});

// How lines begin that lead elsewhere.
constexpr auto openings = std::to_array<std::string_view>({
    "add your opinion",
    "a version of this article appear",
    "advertisement -",
    "by posting your comment",
    "comment note:",
    "except for the headline, this story has not been edited",
    "find this article at",
    "for any corrections of factual information",
    "for comments and feedback",
    "have something to say?",
    "if you are facing problem",
    "not sure how to add your comment",
    "receive updates",
    "visitor opinions",
    "we reserve the right to remove",
    "article continues",
    "story continues",
    "continue reading below",
    "read more:",
    "read more on",
    "read more about",
    "read more at",
    "read also:",
    "also read:",
    "also read |",
    "read:",
    "see also:",
    "related:",
    "watch:",
    "recommended:",
    "more:",
    "listen:",
    "más información",
    "related article",
    "also read ",
    "read also ",
    "for more:",
    "download the ",
    "get the latest ",
    "sign up here",
    "sign up now",
    "click to share",
    "share on ",
    "share to ",
    "tweet this",
    "follow us",
    "get breaking news",
    "enter your email",
    "view gallery",
    "view photos",
    "image source,",
    "image caption,",
    "image copyright",
    "media caption",
    "media playback is",
    "getty images",
    "hide advertisement",
    "scroll to continue",
    "support our journalism",
    "support quality journalism",
    "become a member",
    "become a subscriber",
    "already a subscriber",
    "to continue reading",
    "subscribe today",
    "you may also like",
    "you might also like",
    "you may be interested in",
    "recommended for you",
    "more from ",
    "most read in ",
    "share this",
    "share on facebook",
    "share via",
    "follow us on",
    "follow @",
    "like us on",
    "sign up for",
    "sign up to",
    "subscribe to",
    "subscribe now",
    "click here",
    "get our free",
    "download our",
    "download the app",
    "join our whatsapp",
    "join our telegram",
    "join the conversation",
    "your browser does not",
    "this video is",
    "video player",
    "javascript is",
    "please enable javascript",
    "we use cookies",
    "this site uses cookies",
    "by clicking",
    "copyright",
    "©",
    "all rights reserved",
    "this material may not be published",
    "report a correction",
    "report a typo",
    "your email address",
    "required fields are",
    "view this post on",
    "a post shared by",
    "error! please",
    "thank you for subscribing",
    "weiterlesen",
    "lesen sie auch",
    "lesen sie mehr",
    "lesen sie hier",
    "mehr zum thema",
    "lire aussi",
    "à lire aussi",
    "a lire aussi",
    "lire la suite",
    "voir aussi",
    "lea además",
    "le puede interesar",
    "te puede interesar",
    "leer más",
    "ver también",
    "vea también",
    "leggi anche",
    "leggi tutto",
    "читать далее",
    "baca:",
    "đọc thêm",
    "xem thêm",
    "læs også",
    "les også",
    "läs också",
    "läs mer",
    "lue myös",
    "přečtěte si",
    "čtěte také",
    "čítajte aj",
    "olvassa el",
    "citește și",
    "διαβάστε επίσης",
    "прочетете още",
    "pročitajte",
    "關鍵字",
    "责任编辑",
    "責任編輯",
    "(责任编辑",
    "[责任编辑",
    "원본보기",
    "무단전재",
    "저작권자",
});

// How short lines begin that tell of the page and not of the story.
constexpr auto short_openings = std::to_array<std::string_view>({
    "ad -",         "categories:",   "category:",
    "filed in",     "filed under",   "first published",
    "got a story",  "got a tip",     "have a story",
    "have a tip",   "keywords:",     "last modified",
    "last updated", "posted at",     "posted in",
    "posted on",    "published at",  "published in",
    "published on", "read or share", "tagged as",
    "tagged with",  "tags:",         "topics:",
    "to see more",  "updated on",    "what's your reaction",
});

// How short lines end that ask for an address.
constexpr auto closings = std::to_array<std::string_view>({
    "sign up here",
    "straight to your inbox",
    "subscribe to our newsletter",
    "to our newsletter",
});

constexpr std::string_view edges = " .:;,!|>-*_";

// Arrows, pictures and brackets in front of a line.
bool is_sign(std::int32_t c) {
  const auto category = u_charType(c);
  if (c == 0xA9) return false;  // what begins with it is known by it
  return category == U_OTHER_SYMBOL || category == U_MATH_SYMBOL || category == U_FORMAT_CHAR ||
         category == U_NON_SPACING_MARK || u_isUWhiteSpace(c) != 0 || c == U'»' || c == U'【' || c == U'[' ||
         c == U'•' || (c < 0x80 && edges.find(static_cast<char>(c)) != std::string_view::npos);
}

// In lower case, without what stands in front of the words. One spelling where letters have several: Arabic
// alif, Hindi letters with a dot.
std::string folded(std::string_view line) {
  std::string out;
  for (std::size_t at = 0; at < line.size();) {
    std::int32_t c = next_code_point(line, at);
    if (c < 0 || (c >= 0x064B && c <= 0x0652) || (out.empty() && is_sign(c))) continue;
    if (c == 0x2019) c = '\'';
    if (c == 0x0130) c = 'i';  // the Turkish capital has no small letter of one character
    if (c == 0x0622 || c == 0x0623 || c == 0x0625) c = 0x0627;
    if (c == 0x095B || c == 0x095D) {
      append_code_point(out, c == 0x095B ? 0x091C : 0x0922);
      c = 0x093C;
    }
    append_code_point(out, u_foldCase(c, U_FOLD_CASE_DEFAULT));
  }
  return out;
}

// "1.2K shares", "3 min read", "1,204 comments".
bool is_count(std::string_view line) {
  constexpr auto counted = std::to_array<std::string_view>(
      {"comment", "comments", "like", "likes", "min", "min read", "mins read", "minute read", "minutes read",
       "share", "shares", "view", "views", "kommentare", "commentaires", "comentarios", "комментариев"});
  const std::size_t number = line.find_first_not_of("0123456789., ");
  if (number == 0 || number == std::string_view::npos) return false;
  std::string_view word = line.substr(number);
  if (word.starts_with("k ") || word.starts_with("m ")) word.remove_prefix(2);
  return std::ranges::find(counted, word) != counted.end();
}

// "Pozostało 80% tekstu", "残り1,204文字": how much of the text is to be paid for.
bool counts_the_rest(std::string_view line) {
  struct Count {
    std::string_view opening;
    std::string_view unit;
  };
  constexpr auto counts = std::to_array<Count>({{"pozostało", "%"},
                                                {"il vous reste", "%"},
                                                {"残り", "文字"},
                                                {"残り", "字"},
                                                {"noch", "% des artikels"}});
  constexpr std::size_t longest = 80;
  return line.size() <= longest && std::ranges::any_of(counts, [&](const Count& count) {
           return line.starts_with(count.opening) && line.find(count.unit) != std::string_view::npos &&
                  std::ranges::any_of(line, is_ascii_digit);
         });
}

// Data for a script that stands in the page as text: {"modules": [{"name": "video"}], "id": "1"}.
bool is_data(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \n");
  const std::size_t last = text.find_last_not_of(" \n");
  if (first == std::string_view::npos || (text[first] != '{' && text[first] != '[')) return false;
  if (text[last] != (text[first] == '{' ? '}' : ']')) return false;
  const std::size_t name = text.find("\":");
  return name != std::string_view::npos && text.find('"') < name;
}

template <typename Openings>
bool begins_with_one_of(std::string_view text, const Openings& some) {
  return std::ranges::any_of(some, [&](std::string_view opening) { return text.starts_with(opening); });
}

}  // namespace

bool is_page_line(std::string_view line, bool links) {
  constexpr std::size_t longest = 240;
  if (is_data(line)) return true;
  if (line.size() > longest) return false;
  const std::string text = folded(line);
  if (text.empty() || (text.size() == 1 && is_ascii_letter(text.front()))) return true;
  const std::string_view whole = std::string_view(text).substr(0, text.find_last_not_of(edges) + 1);
  constexpr std::size_t short_line = 80;
  const bool asks = std::ranges::any_of(closings, [&](std::string_view end) { return whole.ends_with(end); });
  if (whole.empty() || asks) return true;
  return std::ranges::find(lines, whole) != lines.end() || is_count(whole) || counts_the_rest(text) ||
         ((links || text.size() <= short_line) && begins_with_one_of(text, short_openings)) ||
         begins_with_one_of(text, openings) || begins_with_one_of(text, line_openings);
}

}  // namespace backfile
