#!/bin/sh
# Posts a photo, likes it, comments on it, bookmarks it and takes the account's data, as two invented users; says what comes of it and
# keeps the variants to look at. Needs a running product, curl, jq, and libvips-tools, which makes the photo; with an argument, the file
# it names is posted instead.
#
#   docs/examples/posts.sh [photo.jpg]           INSTAHUB=http://127.0.0.1:5000
set -eu

base=${INSTAHUB:-http://127.0.0.1:5000}
folder=${VARIANTS:-$(mktemp -d)}
mkdir -p "$folder"

register() {
  curl --fail-with-body --silent --show-error "$base/api/v1/auth/register" \
    --json "{\"email\":\"$1@example.com\",\"username\":\"$1\",\"password\":\"a password for an example\"}" | jq -r .data.accessToken
}

# as <token> <path> [what curl is told more]
as() {
  token=$1 path=$2
  shift 2
  curl --fail-with-body --silent --show-error --header "Authorization: Bearer $token" "$@" "$base/api/v1/$path"
}

# upload <token> <kind> <file>: gives the id of the picture when it is ready.
upload() {
  begun=$(as "$1" media --json "{\"kind\":\"$2\",\"contentType\":\"image/jpeg\",\"size\":$(wc -c <"$3" | tr -d ' ')}")
  curl --fail-with-body --silent --show-error --upload-file "$3" "$(echo "$begun" | jq -r .data.uploadUrl)" >"$folder/answer.json"
  id=$(echo "$begun" | jq -r .data.id)
  while :; do
    case $(as "$1" "media/$id" | jq -r .data.status) in
      ready) break ;;
      failed) as "$1" "media/$id" | jq . >&2 && exit 1 ;;
    esac
    sleep 0.2
  done
  echo "$id"
}

photo=${1:-$folder/photo.jpg}
if [ $# -eq 0 ]; then
  vips sines "$folder/red.v" 3000 2000 --hfreq 3 --vfreq 1
  vips sines "$folder/green.v" 3000 2000 --hfreq 1 --vfreq 4
  vips bandjoin "$folder/red.v $folder/green.v $folder/red.v" "$folder/all.v"
  vips linear "$folder/all.v" "$folder/bright.v" "110 110 -110" "128 128 128"
  vips cast "$folder/bright.v" "$folder/plain.v" uchar
  vips copy "$folder/plain.v" "$photo" --interpretation srgb
  rm "$folder"/*.v
fi

now=$(date +%s)
ada=$(register "ada.$now")
bob=$(register "bob.$now")

avatar=$(upload "$ada" avatar "$photo")
as "$ada" users/me --request PATCH --json "{\"avatar\":\"$avatar\"}" | jq -r '"avatar      " + .data.avatar'
picture=$(upload "$ada" image "$photo")
# With an idempotency key it may be sent again: there is one post.
for attempt in first second; do
  post=$(as "$ada" posts --header "Idempotency-Key: example-$now" \
    --json "{\"caption\":\"Waves, seen with @bob.$now #Waves\",\"media\":[{\"id\":\"$picture\",\"altText\":\"Waves of colour\"}],\"location\":{\"name\":\"Lisbon\"}}" | jq -r .data.id)
  echo "post        $post ($attempt time)"
done

as "$bob" "posts/$post/like" --request PUT | jq -c '["like", .data]'
as "$bob" "posts/$post/like" --request PUT | jq -c '["like again", .data]'
comment=$(as "$bob" "posts/$post/comments" --json '{"text":"How did you do that?"}' | jq -r .data.id)
as "$ada" "posts/$post/comments" --json "{\"text\":\"With sines, @bob.$now.\",\"replyTo\":\"$comment\"}" | jq -c '["reply", .data.text]'
as "$ada" "comments/$comment/like" --request PUT | jq -c '["like of the comment", .data]'
as "$ada" "comments/$comment/pin" --request PUT | jq -c '["pinned", .data.pinned]'
collection=$(as "$bob" collections --json '{"name":"Waves"}' | jq -r .data.id)
as "$bob" "posts/$post/bookmark" --request PUT --json "{\"collection\":\"$collection\"}" | jq -c '["bookmark", .data]'

as "$bob" "posts/$post" | jq '.data | {caption, hashtags, mentions, author: .author.username, avatar: .author.avatar, counts, viewer}'
as "$bob" "bookmarks?collection=$collection" | jq -c '["bookmarked", [.data[].id]]'
as "$bob" "posts/$post/likes" | jq -c '["liked by", [.data[].username]]'
as "$bob" hashtags/waves | jq -c '["hashtag", .data]'

# Whoever sees the post can load its picture; the addresses never change what they give.
as "$bob" "posts/$post" | jq -r '.data.media[0].variants[] | "\(.size) \(.format) \(.url)"' | while read -r size format url; do
  curl --fail --silent --show-error --output "$folder/$size.$format" "$base$url"
  echo "variant     $(vipsheader "$folder/$size.$format")"
done
curl --fail --silent --show-error --output "$folder/avatar.webp" "$base$(as "$bob" "users/ada.$now" | jq -r .data.avatar)"
echo "avatar      $(vipsheader "$folder/avatar.webp")"

as "$ada" users/me/export --request POST >"$folder/answer.json"
while [ "$(as "$ada" users/me/export | jq -r .data.status)" = pending ]; do sleep 0.5; done
curl --fail --silent --show-error --output "$folder/data.zip" "$(as "$ada" users/me/export | jq -r --arg base "$base" '.data.url | if startswith("/") then $base + . else . end')"
python3 -m zipfile --list "$folder/data.zip" | grep -E 'posts|media|likes'
echo "Everything is in $folder."
