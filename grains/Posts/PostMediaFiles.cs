using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Media;
using InstaHub.GrainInterfaces.Posts;

namespace InstaHub.Grains.Posts;

/// <inheritdoc cref="IPostMedia"/>
public sealed class PostMediaFiles(IGrainFactory grains, MediaUrls urls) : IPostMedia
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public async Task<Error?> AttachAsync(Guid ownerId, Guid postId, IReadOnlyList<Guid> mediaIds)
    {
        var attached = await Task.WhenAll(mediaIds.Select(id => grains.GetMedia(id).Attach(ownerId, MediaKind.Image, postId)));
        var refused = Array.FindIndex(attached, result => !result.IsSuccess);
        if (refused < 0)
            return null;
        await DetachAsync(postId, [.. mediaIds.Where((_, i) => attached[i].IsSuccess)]);
        var error = attached[refused].Error!;
        return error.Kind == ErrorKind.NotFound
            ? PostErrors.Unacceptable($"media[{refused}].id", "You have no such picture.")
            : error with { Details = new Dictionary<string, string[]> { [$"media[{refused}].id"] = [error.Message] } };
    }

    public Task DetachAsync(Guid postId, IReadOnlyList<Guid> mediaIds) =>
        Task.WhenAll(mediaIds.Select(id => grains.GetMedia(id).Detach(postId)));

    public async Task<MediaMembers> DescribeAsync(Guid ownerId, IReadOnlyList<Guid> mediaIds, bool signed)
    {
        var found = await Task.WhenAll(mediaIds.Select(id => grains.GetMedia(id).Get(ownerId)));
        var members = new ReadOnlyMemory<byte>[mediaIds.Count];
        DateTimeOffset? freshUntil = null;
        for (var i = 0; i < members.Length; i++)
        {
            MediaUrlSignature? signature = signed ? await urls.SignAsync(mediaIds[i]) : null;
            members[i] = Members(mediaIds[i], found[i].Value, signature);
            // From then on there is a new one; the old one is valid for as long again.
            if (signature is { } made && (freshUntil is null || made.ExpiresAt - MediaSignatures.Window < freshUntil))
                freshUntil = made.ExpiresAt - MediaSignatures.Window;
        }

        return new MediaMembers(members, freshUntil);
    }

    // The form of GET media/{id}, without what is over once a file is ready.
    private ReadOnlyMemory<byte> Members(Guid id, MediaView? media, MediaUrlSignature? signature)
    {
        var bytes = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("id"u8, id);
            json.WriteString("kind"u8, "image"u8);
            json.WriteStartArray("variants"u8);
            foreach (var size in media?.Sizes ?? [])
            {
                foreach (var format in MediaFormat.All)
                {
                    json.WriteStartObject();
                    json.WriteNumber("size"u8, size.Size);
                    json.WriteString("format"u8, format.Name);
                    json.WriteString("url"u8, signature is { } signed ? urls.Of(id, size.Size, format, signed) : urls.Of(id, size.Size, format));
                    json.WriteNumber("width"u8, size.Width);
                    json.WriteNumber("height"u8, size.Height);
                    json.WriteEndObject();
                }
            }
            json.WriteEndArray();
            json.WriteString("blurHash"u8, media?.BlurHash);
            json.WriteNumber("width"u8, media?.Width ?? 0);
            json.WriteNumber("height"u8, media?.Height ?? 0);
            json.WriteEndObject();
        }

        return bytes.WrittenSpan[1..^1].ToArray();
    }
}
