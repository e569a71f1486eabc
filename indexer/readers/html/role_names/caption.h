// What sites call captions of pictures and films: words and pairs of words (joined by '-') of class names and
// ids.
#pragma once

#include <array>
#include <string_view>

namespace backfile {

inline constexpr auto caption_names = std::to_array<std::string_view>(
    {"article-gallery",   "bijschrift",    "bildtext",        "bildunterschrift", "caption",
     "caption-text",      "captions",      "copyright-image", "credit",           "credits",
     "didascalia",        "figcaption",    "figure-caption",  "foto-pie",         "gallery",
     "gallery-caption",   "image-caption", "image-credit",    "image-credits",    "image-desc",
     "image-description", "image-gallery", "image-meta",      "image-source",     "img-caption",
     "img-desc",          "legende",       "media-caption",   "photo-caption",    "photo-credit",
     "photo-desc",        "photo-gallery", "photocredit",     "photogallery",     "photographer",
     "picture-caption",   "pie-de",        "pie-foto",        "piefoto",          "slide-caption",
     "slideshow",         "slideshows",    "video-caption",   "video-desc",       "video-description",
     "video-details",     "video-info",    "video-title",     "wp-caption"});

}  // namespace backfile
