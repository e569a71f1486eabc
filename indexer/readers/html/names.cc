#include "indexer/readers/html/names.h"

#include <algorithm>
#include <array>
#include <utility>

namespace backfile {
namespace {

template <typename Value>
using Row = std::pair<std::string_view, Value>;

constexpr auto tags = std::to_array<Row<Tag>>({
    {"a", Tag::a},
    {"address", Tag::address},
    {"applet", Tag::unseen},
    {"area", Tag::unseen},
    {"article", Tag::article},
    {"aside", Tag::aside},
    {"audio", Tag::unseen},
    {"blockquote", Tag::blockquote},
    {"body", Tag::body},
    {"br", Tag::br},
    {"button", Tag::button},
    {"canvas", Tag::unseen},
    {"caption", Tag::caption},
    {"center", Tag::div},
    {"code", Tag::code},
    {"datalist", Tag::unseen},
    {"dd", Tag::dd},
    {"details", Tag::section},
    {"dialog", Tag::unseen},
    {"dir", Tag::ul},
    {"div", Tag::div},
    {"dl", Tag::dl},
    {"dt", Tag::dt},
    {"embed", Tag::unseen},
    {"fieldset", Tag::fieldset},
    {"figcaption", Tag::figcaption},
    {"figure", Tag::figure},
    {"footer", Tag::footer},
    {"form", Tag::form},
    {"frame", Tag::unseen},
    {"frameset", Tag::unseen},
    {"h1", Tag::h1},
    {"h2", Tag::h2},
    {"h3", Tag::h3},
    {"h4", Tag::h4},
    {"h5", Tag::h5},
    {"h6", Tag::h6},
    {"head", Tag::head},
    {"header", Tag::header},
    {"hgroup", Tag::header},
    {"hr", Tag::hr},
    {"html", Tag::html},
    {"iframe", Tag::unseen},
    {"img", Tag::img},
    {"input", Tag::unseen},
    {"label", Tag::label},
    {"legend", Tag::legend},
    {"li", Tag::li},
    {"link", Tag::link},
    {"listing", Tag::pre},
    {"main", Tag::main},
    {"map", Tag::unseen},
    {"menu", Tag::menu},
    {"meta", Tag::meta},
    {"nav", Tag::nav},
    {"noembed", Tag::unseen},
    {"noframes", Tag::unseen},
    {"noscript", Tag::unseen},
    {"object", Tag::unseen},
    {"ol", Tag::ol},
    {"optgroup", Tag::unseen},
    {"option", Tag::unseen},
    {"p", Tag::p},
    {"plaintext", Tag::pre},
    {"pre", Tag::pre},
    {"rp", Tag::ruby_note},
    {"rt", Tag::ruby_note},
    {"script", Tag::unseen},
    {"section", Tag::section},
    {"select", Tag::unseen},
    {"style", Tag::unseen},
    {"summary", Tag::summary},
    {"svg", Tag::unseen},
    {"table", Tag::table},
    {"tbody", Tag::tbody},
    {"td", Tag::td},
    {"template", Tag::unseen},
    {"textarea", Tag::unseen},
    {"tfoot", Tag::tbody},
    {"th", Tag::th},
    {"thead", Tag::tbody},
    {"time", Tag::time},
    {"title", Tag::title},
    {"tr", Tag::tr},
    {"ul", Tag::ul},
    {"video", Tag::unseen},
    {"xmp", Tag::pre},
});
static_assert(std::ranges::is_sorted(tags, {}, &Row<Tag>::first));

constexpr auto attributes = std::to_array<Row<Attribute>>({
    {"aria-hidden", Attribute::aria_hidden},
    {"class", Attribute::class_},
    {"content", Attribute::content},
    {"data-component", Attribute::part},
    {"data-component-name", Attribute::part},
    {"data-datetime", Attribute::datetime},
    {"data-module", Attribute::part},
    {"data-published", Attribute::datetime},
    {"data-qa", Attribute::part},
    {"data-test", Attribute::part},
    {"data-test-id", Attribute::part},
    {"data-testid", Attribute::part},
    {"datetime", Attribute::datetime},
    {"hidden", Attribute::hidden},
    {"href", Attribute::href},
    {"id", Attribute::id},
    {"itemprop", Attribute::itemprop},
    {"itemtype", Attribute::itemtype},
    {"lang", Attribute::lang},
    {"name", Attribute::name},
    {"property", Attribute::property},
    {"pubdate", Attribute::pubdate},
    {"rel", Attribute::rel},
    {"role", Attribute::role},
    {"style", Attribute::style},
    {"title", Attribute::title},
});
static_assert(std::ranges::is_sorted(attributes, {}, &Row<Attribute>::first));

template <typename Table, typename Value>
Value value_of(const Table& table, std::string_view name, Value missing) {
  const auto* found = std::ranges::lower_bound(table, name, {}, &Row<Value>::first);
  return found != table.end() && found->first == name ? found->second : missing;
}

}  // namespace

Tag tag_of_name(std::string_view name) {
  // Elements of AMP that only hold what is beside the text.
  for (const std::string_view beside : {"amp-ad", "amp-consent", "amp-embed", "amp-lightbox", "amp-next-page",
                                        "amp-sidebar", "amp-sticky-ad", "amp-user-notification"}) {
    if (name.starts_with("amp-") && name == beside) return Tag::unseen;
  }
  return value_of(tags, name, Tag::other);
}

Attribute attribute_of_name(std::string_view name) {
  return value_of(attributes, name, Attribute::none);
}

}  // namespace backfile
