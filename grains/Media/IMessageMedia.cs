using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Media;

namespace InstaHub.Grains.Media;

/// <summary>What chats ask of media. Which messages have a file is in the table <c>message_media</c>, which chats write with their messages.</summary>
public interface IMessageMedia
{
    /// <summary>
    /// Makes files of a user a part of a message that is written next. Again, also for another one: the same outcome. What is then
    /// in no message is removed an hour later, so there is nothing to undo when the message does not come to be.
    /// </summary>
    /// <param name="ownerId">Who uploaded them and sends the message.</param>
    /// <param name="attachedTo">The message, or its chat.</param>
    /// <param name="kind">As what they must have been uploaded.</param>
    /// <param name="mediaIds">Which.</param>
    /// <returns>What they are, in that order; or why not, with the field <c>media[i]</c> named.</returns>
    Task<Result<IReadOnlyList<MessageMedium>>> AttachAsync(Guid ownerId, Guid attachedTo, MediaKind kind, IReadOnlyList<Guid> mediaIds);

    /// <summary>What files are, in the order in which they were asked for; null for what is gone. It never changes.</summary>
    Task<IReadOnlyList<MessageMedium?>> DescribeAsync(IReadOnlyList<Guid> mediaIds);
}
