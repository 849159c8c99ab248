using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Media;

namespace InstaHub.Grains.Media;

/// <inheritdoc cref="IMessageMedia"/>
public sealed class MessageMediaFiles(IGrainFactory grains, IMediaCatalog catalog) : IMessageMedia
{
    public async Task<Result<IReadOnlyList<MessageMedium>>> AttachAsync(Guid ownerId, Guid attachedTo, MediaKind kind, IReadOnlyList<Guid> mediaIds)
    {
        var attached = await Task.WhenAll(mediaIds.Select(id => grains.GetMedia(id).AttachToMessage(ownerId, kind, attachedTo)));
        var refused = Array.FindIndex(attached, result => !result.IsSuccess);
        if (refused < 0)
            return Array.ConvertAll(attached, result => MessageMedium.Of(result.Value!));
        var error = attached[refused].Error!;
        var (refusal, text) = error.Kind == ErrorKind.NotFound ? (MediaErrors.NotOwned, MediaErrors.NotOwned.Message) : (error, error.Message);
        return refusal with { Details = new Dictionary<string, string[]> { [$"media[{refused}]"] = [text] } };
    }

    // Not by the grains, which would all be activated for a look at a page of old messages.
    public async Task<IReadOnlyList<MessageMedium?>> DescribeAsync(IReadOnlyList<Guid> mediaIds)
    {
        var found = await Task.WhenAll(mediaIds.Select(catalog.FindAsync));
        return Array.ConvertAll(found, media => media is { View: { Status: MediaStatus.Ready } view } ? MessageMedium.Of(view) : null);
    }
}
