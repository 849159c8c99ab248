#!/bin/sh
# Uploads photos of several kinds and shows where their variants are. Needs a running product, curl, jq, and libvips-tools, which
# makes the photos; with arguments, the files they name are uploaded instead.
#
#   docs/examples/photos.sh [photo...]           INSTAHUB=http://127.0.0.1:5000
set -eu

base=${INSTAHUB:-http://127.0.0.1:5000}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# Waves of colour, 4000 x 3000 pixels; then the same picture in other formats and colour spaces.
make_photos() {
  vips sines "$folder/across.v" 4000 3000 --hfreq 3 --vfreq 1
  vips sines "$folder/down.v" 4000 3000 --hfreq 1 --vfreq 4
  vips xyz "$folder/places.v" 4000 3000
  vips extract_band "$folder/places.v" "$folder/column.v" 0
  vips linear "$folder/across.v" "$folder/red.v" 110 128
  vips linear "$folder/down.v" "$folder/green.v" 110 128
  vips linear "$folder/column.v" "$folder/blue.v" 0.0637 0
  vips bandjoin "$folder/red.v $folder/green.v $folder/blue.v" "$folder/bright.v"
  vips cast "$folder/bright.v" "$folder/rgb.v" uchar
  vips copy "$folder/rgb.v" "$folder/plain.v" --interpretation srgb
  vips copy "$folder/plain.v" "$folder/waves.jpg[Q=90]"
  vips icc_transform "$folder/plain.v" "$folder/ink.jpg" cmyk --input-profile srgb
  vips icc_transform "$folder/plain.v" "$folder/wide.jpg" p3 --input-profile srgb
  vips resize "$folder/plain.v" "$folder/small.v" 0.2
  vips copy "$folder/small.v" "$folder/small.png"
  vips copy "$folder/small.v" "$folder/small.webp"
  vips copy "$folder/small.v" "$folder/small.gif"
  vips colourspace "$folder/small.v" "$folder/grey.jpg" b-w
}

type_of() {
  case $1 in
    *.jpg | *.jpeg) echo image/jpeg ;;
    *.png) echo image/png ;;
    *.webp) echo image/webp ;;
    *.gif) echo image/gif ;;
    *.avif) echo image/avif ;;
    *.heic | *.heif) echo image/heic ;;
    *) echo "$1: this is no photo" >&2 && exit 2 ;;
  esac
}

api() { curl --fail-with-body --silent --show-error --header "Authorization: Bearer $token" "$@"; }

upload() {
  size=$(wc -c <"$1" | tr -d ' ')
  begun=$(api --json "{\"kind\":\"image\",\"contentType\":\"$(type_of "$1")\",\"size\":$size}" "$base/api/v1/media")
  id=$(echo "$begun" | jq -r .data.id)
  # The address says by itself who may upload: no token.
  curl --fail-with-body --silent --show-error --upload-file "$1" "$(echo "$begun" | jq -r .data.uploadUrl)" >"$folder/answer"
  while :; do
    media=$(api "$base/api/v1/media/$id")
    case $(echo "$media" | jq -r .data.status) in
      ready | failed) break ;;
    esac
    sleep 0.2
  done
  echo "$1: $size bytes, $(echo "$media" | jq -r '.data | "\(.status)\(if .error then " (" + .error + ")" else "" end), \(.width) x \(.height), BlurHash \(.blurHash)"')"
  echo "$media" | jq -r --arg base "$base" '.data.variants[] | "  \(.width) x \(.height) \(.format)  \(if .url[0:1] == "/" then $base else "" end)\(.url)"'
}

name="photos.$(date +%s)"
token=$(curl --fail-with-body --silent --show-error --json "{\"email\":\"$name@example.com\",\"username\":\"$name\",\"password\":\"a password for an example\"}" \
  "$base/api/v1/auth/register" | jq -r .data.accessToken)

if [ $# -eq 0 ]; then
  make_photos
  set -- "$folder"/*.jpg "$folder"/*.png "$folder"/*.webp "$folder"/*.gif
fi
for photo in "$@"; do upload "$photo"; done
