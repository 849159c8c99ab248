using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Media;

namespace InstaHub.Grains.Chats;

/// <summary>What chats ask of media. A file belongs to the chat that it was sent to first.</summary>
public sealed class ChatMedia(IGrainFactory grains, MediaUrls urls)
{
    /// <summary>Makes files of a sender a part of a chat.</summary>
    /// <returns>Why not; null when it is done.</returns>
    public async Task<Error?> AttachAsync(Guid ownerId, Guid chatId, MessageType type, IReadOnlyList<Guid> mediaIds)
    {
        var attached = await Task.WhenAll(mediaIds.Select(id => grains.GetMedia(id).Attach(ownerId, KindOf(type), chatId)));
        var refused = Array.FindIndex(attached, result => !result.IsSuccess);
        if (refused < 0)
            return null;
        var error = attached[refused].Error!;
        return error.Kind == ErrorKind.NotFound
            ? ChatErrors.Unacceptable($"media[{refused}]", "You have no such file.")
            : error with { Details = new Dictionary<string, string[]> { [$"media[{refused}]"] = [error.Message] } };
    }

    /// <summary>Makes a picture that of a chat.</summary>
    public async Task<Error?> AttachAvatarAsync(Guid ownerId, Guid chatId, Guid mediaId)
    {
        var attached = await grains.GetMedia(mediaId).Attach(ownerId, MediaKind.Avatar, chatId);
        return attached.IsSuccess ? null
            : attached.Error.Kind == ErrorKind.NotFound ? ChatErrors.Unacceptable("avatar", "You have no such picture.")
            : attached.Error with { Details = new Dictionary<string, string[]> { ["avatar"] = [attached.Error.Message] } };
    }

    /// <summary>Ends that a picture is that of a chat.</summary>
    public Task DetachAvatarAsync(Guid chatId, Guid mediaId) => grains.GetMedia(mediaId).Detach(chatId);

    /// <summary>Removes files for good.</summary>
    public Task RemoveAsync(IEnumerable<LostFile> files) => Task.WhenAll(files.Select(file => grains.GetMedia(file.MediaId).Delete(file.OwnerId)));

    /// <summary>The address at which a chat's picture is shown; null: there is none.</summary>
    public string? OfAvatar(Guid? mediaId) => urls.OfAvatar(mediaId);

    /// <summary>What is shown of a file, its addresses signed; null: it is gone.</summary>
    internal async Task<ShownFile?> FindAsync(Guid ownerId, Guid mediaId)
    {
        if ((await grains.GetMedia(mediaId).Get(ownerId)).Value is not { } media)
            return null;
        var signature = await urls.SignAsync(mediaId);
        return new ShownFile(media,
        [
            .. from size in media.Sizes
               from format in MediaFormat.All
               select new ShownVariant(size.Size, format, urls.Of(mediaId, size.Size, format, signature), size.Width, size.Height),
        ]);
    }

    // Other types come with their kinds of media.
    private static MediaKind KindOf(MessageType type) => type switch
    {
        MessageType.Image => MediaKind.Image,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No kind of files is for this type of message."),
    };
}

/// <summary>A file of a message, as its readers see it.</summary>
internal sealed record ShownFile(MediaView Media, IReadOnlyList<ShownVariant> Variants);

/// <summary>A form in which it can be had.</summary>
internal sealed record ShownVariant(int Size, MediaFormat Format, string Url, int Width, int Height);
