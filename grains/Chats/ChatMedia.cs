using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Media;
using InstaHub.Grains.Media;

namespace InstaHub.Grains.Chats;

/// <summary>What chats ask of media.</summary>
public sealed class ChatMedia(IGrainFactory grains, IMessageMedia files, MediaUrls urls)
{
    /// <summary>Makes files of a sender a part of a message that is written next.</summary>
    /// <returns>Why not; null when it is done.</returns>
    public async Task<Error?> AttachAsync(Guid senderId, Guid chatId, MessageType type, IReadOnlyList<Guid> mediaIds) =>
        mediaIds.Count == 0 ? null : (await files.AttachAsync(senderId, chatId, KindOf(type), mediaIds)).Error;

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

    /// <summary>The address at which a chat's picture is shown; null: there is none.</summary>
    public string? OfAvatar(Guid? mediaId) => urls.OfAvatar(mediaId);

    /// <summary>What is shown of files, with addresses for whoever may read their messages now.</summary>
    /// <returns>Gives one by its id; null: it is gone.</returns>
    public async Task<Func<Guid, SignedMedium?>> FindAsync(IEnumerable<Guid> mediaIds)
    {
        Guid[] ids = [.. mediaIds.Distinct()];
        if (ids.Length == 0)
            return static _ => null;
        var shown = new Dictionary<Guid, SignedMedium>(ids.Length);
        foreach (var medium in await files.DescribeAsync(ids))
        {
            if (medium is not null)
                shown[medium.Id] = await urls.SignAsync(medium);
        }

        return id => shown.GetValueOrDefault(id);
    }

    private static MediaKind KindOf(MessageType type) => type switch
    {
        MessageType.Image => MediaKind.Image,
        MessageType.Video => MediaKind.Video,
        MessageType.Audio => MediaKind.Audio,
        MessageType.Voice => MediaKind.Voice,
        MessageType.File => MediaKind.File,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Messages of this type have no files."),
    };
}
