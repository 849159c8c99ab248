using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.Web.Api.Errors;
using InstaHub.Web.Api.Paging;
using InstaHub.Web.Idempotency;
using InstaHub.Web.OpenApi;
using InstaHub.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace InstaHub.Web.Api.Chats;

/// <summary>The caller's chats, and what is set of them.</summary>
internal static class ChatEndpoints
{
    private const int NotFound = StatusCodes.Status404NotFound;
    private const int Created = StatusCodes.Status201Created;

    public static void MapChats(this IEndpointRouteBuilder api)
    {
        var chats = api.MapGroup("chats").WithTags("chats").HidesExistence();
        chats.MapGet("", List).ForUsers().Produces<Page<ChatAnswer>>()
            .WithName("listChats").WithSummary("The caller's chats, pinned ones first, then the newest message first; ?folder=archived|requests for those.");
        chats.MapPost("", Create).ForUsers(Created, NotFound).Produces<Success<ChatAnswer>>(Created).Produces<Success<ChatAnswer>>()
            .WithName("createChat").FailsWith(GraphErrors.Blocked, ChatErrors.Full, ChatErrors.IdTaken).WithSummary("Make a chat; of a private one that is there already that is answered, with 200.");
        chats.MapGet("unread-count", CountUnread).ForUsers()
            .WithName("countUnreadMessages").WithSummary("What waits in all of the caller's chats.");
        chats.MapPost("join", Join).ForUsers(NotFound).Produces<Success<ChatAnswer>>()
            .WithName("joinChat").FailsWith(ChatErrors.InviteExpired, ChatErrors.Banned, ChatErrors.Full).WithSummary("Come into a chat by an invitation.");

        var chat = chats.MapGroup("{id:guid}");
        chat.MapGet("", Get).ForUsers(NotFound).Produces<Success<ChatAnswer>>()
            .WithName("getChat").WithSummary("A chat that the caller is in, or was.");
        chat.MapPatch("", Edit).ForUsers(NotFound).Produces<Success<ChatAnswer>>()
            .WithName("editChat").FailsWith(ChatErrors.NotAllowed, ChatErrors.NotAMember, ChatErrors.PrivateChat).WithSummary("Change name, description, picture, or after what time messages disappear.");
        chat.MapDelete("", Delete).ForUsers(NotFound).Produces(StatusCodes.Status204NoContent)
            .WithName("deleteChat").FailsWith(ChatErrors.NotAllowed).WithSummary("End a chat for all, by its owner; clear a private chat, or one that the caller is out of, for the caller.");
        chat.MapPost("read", Read).ForUsers(NotFound)
            .WithName("readChat").FailsWith(ChatErrors.NotAMember).WithSummary("Move the read mark forward; it never goes back.");
        chat.MapPost("accept", Accept).ForUsers(NotFound).Produces<Success<ChatAnswer>>()
            .WithName("acceptChat").FailsWith(ChatErrors.NotAMember).WithSummary("Accept a message request; who writes in it accepts it too.");
        chat.MapPost("leave", Leave).ForUsers(NotFound)
            .WithName("leaveChat").FailsWith(ChatErrors.NotAMember, ChatErrors.PrivateChat).WithSummary("Leave; what was there until then is still seen.");

        MapMark("mute", new ChatMarks { Muted = false }, ("muteChat", "Mute a chat, until a time or until that is ended."), ("unmuteChat", "Mute a chat no more."),
            (MuteChatRequest? request) => new ChatMarks { Muted = true, MutedUntil = request?.Until });
        MapPlainMark("pin", new ChatMarks { Pinned = true }, new ChatMarks { Pinned = false }, ("pinChat", "Put a chat before others."), ("unpinChat", "Pin a chat no more."));
        MapPlainMark("archive", new ChatMarks { Archived = true }, new ChatMarks { Archived = false }, ("archiveChat", "Put a chat into the archive."), ("unarchiveChat", "Take a chat out of the archive."));

        void MapMark(string name, ChatMarks off, (string Name, string Summary) put, (string Name, string Summary) delete, Func<MuteChatRequest?, ChatMarks> on)
        {
            Describe(chat.MapPut(name, (Guid id, MuteChatRequest? request, HttpContext context, IGrainFactory grains) => Mark(id, on(request), context, grains)), put);
            Describe(chat.MapDelete(name, (Guid id, HttpContext context, IGrainFactory grains) => Mark(id, off, context, grains)), delete);
        }

        void MapPlainMark(string name, ChatMarks on, ChatMarks off, (string Name, string Summary) put, (string Name, string Summary) delete)
        {
            Describe(chat.MapPut(name, (Guid id, HttpContext context, IGrainFactory grains) => Mark(id, on, context, grains)), put);
            Describe(chat.MapDelete(name, (Guid id, HttpContext context, IGrainFactory grains) => Mark(id, off, context, grains)), delete);
        }

        static void Describe(RouteHandlerBuilder endpoint, (string Name, string Summary) said) =>
            endpoint.ForUsers(NotFound).Produces<Success<ChatAnswer>>().WithName(said.Name).WithSummary(said.Summary)
                .FailsWith(ChatErrors.NotAMember, ChatErrors.TooManyChatsPinned);
    }

    /// <summary>The chat as the caller sees it, or why not.</summary>
    public static IResult Show(Result<JsonBytes> result) => result.IsSuccess ? new ReadyAnswer(result.Value) : Answer.Fail(result.Error);

    private static async Task<IResult> List([OneOf("main", "archived", "requests")] string? folder, PageRequest page, HttpContext context, IGrainFactory grains)
    {
        InboxFolder? asked = folder switch
        {
            null or "main" => InboxFolder.Main,
            "archived" => InboxFolder.Archived,
            "requests" => InboxFolder.Requests,
            _ => null,
        };
        if (asked is not { } which)
            return Answer.Fail(new FieldErrors().Add("folder", "This is main, archived or requests.").ToError());
        // A cursor is for the list that gave it.
        var userId = context.User.GetRequiredUserId();
        var name = $"chats.{userId:N}.{which}";
        return ChatCursor.PageOf(await grains.GetInbox(userId).GetPage(which, ChatCursor.From(page, name), page.Limit, context.RequestAborted), name);
    }

    private static async Task<IResult> Create(CreateChatRequest request, HttpContext context, IGrainFactory grains)
    {
        if (ChatNames.KindOf(request.Type) is not { } kind)
            return Answer.Fail(new FieldErrors().Add("type", "This is private, group or channel.").ToError());
        var chat = new NewChat(context.User.GetRequiredUserId(), kind, request.Name ?? "", request.Description ?? "", request.Members ?? []);
        var opened = await grains.GetChat(context.NewId()).Create(chat);
        if (!opened.IsSuccess)
            return Answer.Fail(opened.Error);
        return opened.Value.IsNew
            ? new ReadyAnswer(opened.Value.Json) { StatusCode = Created, Location = $"{ApiRoutes.Prefix}/chats/{opened.Value.ChatId:D}" }
            : new ReadyAnswer(opened.Value.Json);
    }

    private static async Task<Success<UnreadChatsAnswer>> CountUnread(HttpContext context, IGrainFactory grains) =>
        Answer.Ok(UnreadChatsAnswer.Of(await grains.GetInbox(context.User.GetRequiredUserId()).GetUnread(context.RequestAborted)));

    private static async Task<IResult> Join(JoinRequest request, HttpContext context, IGrainFactory grains) =>
        Show(await grains.GetInbox(context.User.GetRequiredUserId()).Join(request.Invite));

    private static async Task<IResult> Get(Guid id, HttpContext context, IGrainFactory grains) =>
        Show(await grains.GetChat(id).Get(context.User.GetRequiredUserId()));

    private static async Task<IResult> Edit(Guid id, EditChatRequest request, HttpContext context, IGrainFactory grains) =>
        Show(await grains.GetChat(id).Edit(context.User.GetRequiredUserId(), request.ToEdit()));

    private static async Task<IResult> Delete(Guid id, HttpContext context, IGrainFactory grains)
    {
        var deleted = await grains.GetChat(id).Delete(context.User.GetRequiredUserId());
        return deleted.IsSuccess ? TypedResults.NoContent() : Answer.Fail(deleted.Error);
    }

    private static async Task<Results<Success<ReadMarkAnswer>, Failure>> Read(Guid id, ReadChatRequest request, HttpContext context, IGrainFactory grains) =>
        Answer.From(await grains.GetChat(id).Read(context.User.GetRequiredUserId(), request.UpTo), ReadMarkAnswer.Of);

    private static async Task<IResult> Accept(Guid id, HttpContext context, IGrainFactory grains) =>
        Show(await grains.GetChat(id).Accept(context.User.GetRequiredUserId()));

    private static async Task<Results<Success<LeftAnswer>, Failure>> Leave(Guid id, HttpContext context, IGrainFactory grains) =>
        Answer.From(await grains.GetChat(id).Leave(context.User.GetRequiredUserId()), _ => new LeftAnswer(true));

    private static async Task<IResult> Mark(Guid id, ChatMarks marks, HttpContext context, IGrainFactory grains) =>
        Show(await grains.GetChat(id).Mark(context.User.GetRequiredUserId(), marks));
}
