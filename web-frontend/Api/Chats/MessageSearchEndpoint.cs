using System.Globalization;
using InstaHub.GrainInterfaces.Chats;
using InstaHub.Web.Api.Errors;
using InstaHub.Web.Api.Paging;
using InstaHub.Web.OpenApi;
using InstaHub.Web.Security;

namespace InstaHub.Web.Api.Chats;

/// <summary><c>messages/search</c>: full text search of the caller's own chats.</summary>
internal static class MessageSearchEndpoint
{
    public static void MapMessageSearch(this IEndpointRouteBuilder api)
    {
        var messages = api.MapGroup("messages").WithTags("messages").HidesExistence();
        messages.MapGet("search", Search).ForUsers().Produces<Page<MessageAnswer>>().FailsWith(ChatErrors.NoSuchChat)
            .WithName("searchMessages").WithSummary("Find messages in the caller's chats, newest first.")
            .WithDescription(
                "All of what is given must hold, and there is at least one of q, sender, type and hasMedia=true. q: words that all occur, whatever their case and accents, " +
                "the last one by its beginning; words in double quotes follow each other. chat and sender: ids. type: text, image, video, audio, voice or file. " +
                "from, and to, which is not included: times of sending. Neither encrypted messages nor those of the system are found.");
    }

    private static async Task<IResult> Search(
        string? q, Guid? chat, Guid? sender, [OneOf("text", "image", "video", "audio", "voice", "file")] string? type, DateTimeOffset? from, DateTimeOffset? to, bool? hasMedia, PageRequest page, HttpContext context,
        IGrainFactory grains)
    {
        var kind = type is null ? null : ChatNames.TypeOf(type);
        if (type is not null && kind is null)
            return Answer.Fail(new FieldErrors().Add("type", "This is text, image, video, audio, voice or file.").ToError());
        var userId = context.User.GetRequiredUserId();
        var search = new MessageSearch { Text = q, ChatId = chat, SenderId = sender, Type = kind, From = from, To = to, HasMedia = hasMedia };
        // A cursor is for the list that gave it.
        var name = string.Create(CultureInfo.InvariantCulture, $"found.{userId:N}.{chat}.{sender}.{kind}.{from:O}.{to:O}.{hasMedia}.{q}");
        var found = await grains.GetMessageQueries().Search(userId, search, ChatCursor.From(page, name), page.Limit, context.RequestAborted);
        return ChatCursor.PageOf(found, name);
    }
}
