using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Media;
using InstaHub.Web.Api.Errors;
using InstaHub.Web.Api.Paging;
using InstaHub.Web.Api.Users;
using InstaHub.Web.Idempotency;
using InstaHub.Web.OpenApi;
using InstaHub.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace InstaHub.Web.Api.Chats;

/// <summary>Messages: sending, reading, and what is done to them.</summary>
internal static class MessageEndpoints
{
    private const int NotFound = StatusCodes.Status404NotFound;
    private const int Created = StatusCodes.Status201Created;

    public static void MapMessages(this IEndpointRouteBuilder api)
    {
        var chat = api.MapGroup("chats/{id:guid}").WithTags("messages").HidesExistence();
        chat.MapGet("messages", List).ForUsers(NotFound).Produces<Page<MessageAnswer>>()
            .WithName("listMessages").WithSummary("Messages, newest first, from a cursor on, or ?before=, ?after= or ?around= a number; the next page is of older ones.");
        chat.MapPost("messages", Send).ForUsers(NotFound).Produces<Success<MessageAnswer>>(Created).Produces<Success<MessageAnswer>>()
            .Produces<Success<MessageAnswer>>(StatusCodes.Status202Accepted).WithName("sendMessage")
            .FailsWith(ChatErrors.NotAllowed, ChatErrors.NotAMember, GraphErrors.Blocked, ChatErrors.TooManyScheduled, MediaErrors.NotOwned,
                MediaErrors.NotReady, MediaErrors.InUse, MediaErrors.WrongKind, MediaErrors.Unusable)
            .WithSummary("Send a message; 200 where it was sent before under the same clientId, 202 where it will be sent at its time.");
        chat.MapGet("pins", ListPins).ForUsers(NotFound).Produces<Page<MessageAnswer>>()
            .WithName("listPinnedMessages").WithSummary("Pinned messages, the one pinned last first.");
        chat.MapGet("scheduled", ListScheduled).ForUsers(NotFound).Produces<Page<MessageAnswer>>()
            .WithName("listScheduledMessages").WithSummary("The caller's messages that wait for their time, the next first.");

        var message = api.MapGroup("messages/{id:guid}").WithTags("messages").HidesExistence();
        message.MapPatch("", Edit).ForUsers(NotFound).Produces<Success<MessageAnswer>>()
            .WithName("editMessage").FailsWith(ChatErrors.NotTheSender, ChatErrors.NotAMember, ChatErrors.WrongType, GraphErrors.Blocked).WithSummary("Change the text of one's message.");
        message.MapDelete("", Delete).ForUsers(NotFound).Produces(StatusCodes.Status204NoContent)
            .WithName("deleteMessage").FailsWith(ChatErrors.NotTheSender, ChatErrors.NotAllowed, ChatErrors.NotAMember, ChatErrors.WrongType)
            .WithSummary("Delete a message, ?for=me or all, or take back one that waits.");
        message.MapPost("forward", Forward).ForUsers(NotFound).Produces<Success<IReadOnlyList<ForwardedAnswer>>>(Created)
            .WithName("forwardMessage").FailsWith(ChatErrors.NotAllowed, ChatErrors.NotAMember, ChatErrors.WrongType, GraphErrors.Blocked).WithSummary("Send to other chats what a message says.");
        message.MapPut("pin", (Guid id, HttpContext context, IGrainFactory grains) => Pin(id, true, context, grains)).ForUsers(NotFound)
            .WithName("pinMessage").FailsWith(ChatErrors.NotAllowed, ChatErrors.NotAMember, ChatErrors.TooManyPinned, ChatErrors.WrongType, GraphErrors.Blocked).WithSummary("Pin a message for all.");
        message.MapDelete("pin", (Guid id, HttpContext context, IGrainFactory grains) => Pin(id, false, context, grains)).ForUsers(NotFound)
            .WithName("unpinMessage").FailsWith(ChatErrors.NotAllowed, ChatErrors.NotAMember, ChatErrors.WrongType, GraphErrors.Blocked).WithSummary("Pin a message no more.");
        message.MapPut("reactions/{emoji}", (Guid id, string emoji, HttpContext context, IGrainFactory grains) => React(id, emoji, true, context, grains)).ForUsers(NotFound)
            .Produces<Success<ReactionsAnswer>>().WithName("addReaction")
            .FailsWith(ChatErrors.NotAMember, ChatErrors.TooManyReactions, ChatErrors.WrongType, GraphErrors.Blocked).WithSummary("React to a message by an emoji.");
        message.MapDelete("reactions/{emoji}", (Guid id, string emoji, HttpContext context, IGrainFactory grains) => React(id, emoji, false, context, grains)).ForUsers(NotFound)
            .Produces<Success<ReactionsAnswer>>().WithName("removeReaction")
            .FailsWith(ChatErrors.NotAMember, ChatErrors.WrongType, GraphErrors.Blocked).WithSummary("Take a reaction back.");
        message.MapGet("history", GetHistory).ForUsers(NotFound).Produces<Success<IReadOnlyList<MessageRevisionAnswer>>>()
            .WithName("getMessageHistory").WithSummary("What a message said before each edit, newest first.");
        message.MapGet("readers", ListReaders).ForUsers(NotFound).Produces<Page<UserAnswer>>()
            .WithName("listReaders").FailsWith(ChatErrors.NotAllowed, ChatErrors.NotAMember).WithSummary("Who has read a message; of a channel for its admins.");
    }

    private static async Task<IResult> List(Guid id, long? before, long? after, long? around, PageRequest page, HttpContext context, IGrainFactory grains)
    {
        var name = $"messages.{id:N}";
        var cursor = NumberPosition.From(page, name);
        var asked = new[] { before, after, around, cursor?.Number };
        if (asked.Count(number => number is not null) > 1 || asked.Any(number => number < 0))
            return Answer.Fail(new FieldErrors().Add("before", "Of cursor, before, after and around there is one at most, and none is negative.").ToError());
        var window = new HistoryWindow(before ?? cursor?.Number, after, around);
        var found = await grains.GetChat(id).GetMessages(context.User.GetRequiredUserId(), window, page.Limit, context.RequestAborted);
        return found.IsSuccess
            ? new ReadyPage(found.Value.Json, found.Value.Next is { } next ? new NumberPosition(next).ToCursor(name) : null)
            : Answer.Fail(found.Error);
    }

    private static async Task<IResult> Send(Guid id, SendMessageRequest request, HttpContext context, IGrainFactory grains)
    {
        var sent = await grains.SendMessageAsync(id, context.User.GetRequiredUserId(), context.NewId(), request);
        if (!sent.IsSuccess)
            return Answer.Fail(sent.Error);
        return sent.Value switch
        {
            { Sequence: 0 } => new ReadyAnswer(sent.Value.Json) { StatusCode = StatusCodes.Status202Accepted },
            { IsNew: true } => new ReadyAnswer(sent.Value.Json) { StatusCode = Created, Location = LocationOf(id, sent.Value.Sequence) },
            _ => new ReadyAnswer(sent.Value.Json),
        };
    }

    private static async Task<IResult> ListPins(Guid id, PageRequest page, HttpContext context, IGrainFactory grains)
    {
        var name = $"pins.{id:N}";
        var after = ChatCursor.From(page, name);
        return ChatCursor.PageOf(await grains.GetChat(id).GetPins(context.User.GetRequiredUserId(), after, page.Limit, context.RequestAborted), name);
    }

    private static async Task<IResult> ListScheduled(Guid id, PageRequest page, HttpContext context, IGrainFactory grains)
    {
        var userId = context.User.GetRequiredUserId();
        var name = $"scheduled.{id:N}.{userId:N}";
        var after = ChatCursor.From(page, name);
        return ChatCursor.PageOf(await grains.GetChat(id).GetScheduled(userId, after, page.Limit, context.RequestAborted), name);
    }

    private static async Task<IResult> Edit(Guid id, EditMessageRequest request, HttpContext context, IGrainFactory grains) =>
        ChatEndpoints.Show(await grains.EditMessageAsync(context.User.GetRequiredUserId(), id, request.Text));

    private static async Task<IResult> Delete(Guid id, [FromQuery(Name = "for"), OneOf("me", "all")] string? whom, HttpContext context, IGrainFactory grains)
    {
        var deleted = await grains.DeleteMessageAsync(context.User.GetRequiredUserId(), id, whom);
        return deleted.IsSuccess ? TypedResults.NoContent() : Answer.Fail(deleted.Error);
    }

    private static async Task<IResult> Forward(Guid id, ForwardRequest request, HttpContext context, IGrainFactory grains)
    {
        var chats = request.Chats.Distinct().ToArray();
        if (chats.Length is 0 or > ChatLimits.MaxForwards)
            return Answer.Fail(new FieldErrors().Add("chats", $"These are 1 to {ChatLimits.MaxForwards}.").ToError());
        var (userId, newId) = (context.User.GetRequiredUserId(), context.NewId());
        var sent = await Task.WhenAll(chats.Select(chatId => grains.GetChat(chatId).Forward(userId, ForwardedJson.IdOf(newId, chatId), id)));
        if (Array.Find(sent, result => result.IsSuccess)?.Value is not { } first)
            return Answer.Fail(sent[0].Error!);
        return new ReadyAnswer(ForwardedJson.Write([.. chats.Zip(sent, (chatId, result) => new Forwarded(chatId, result.Value?.Json, result.Error))]))
        {
            StatusCode = Created,
            Location = LocationOf(chats[Array.FindIndex(sent, result => result.IsSuccess)], first.Sequence),
        };
    }

    private static async Task<Results<Success<MessagePinAnswer>, Failure>> Pin(Guid id, bool pinned, HttpContext context, IGrainFactory grains) =>
        await grains.ChatOfAsync(id) is { } chat
            ? Answer.From(await chat.PinMessage(context.User.GetRequiredUserId(), id, pinned), _ => new MessagePinAnswer(pinned))
            : Answer.Fail(ChatErrors.NoSuchMessage);

    private static async Task<IResult> React(Guid id, string emoji, bool on, HttpContext context, IGrainFactory grains) =>
        ChatEndpoints.Show(await grains.ReactAsync(context.User.GetRequiredUserId(), id, emoji, on));

    private static async Task<IResult> GetHistory(Guid id, HttpContext context, IGrainFactory grains) =>
        await grains.ChatOfAsync(id) is { } chat
            ? ChatEndpoints.Show(await chat.GetHistory(context.User.GetRequiredUserId(), id))
            : Answer.Fail(ChatErrors.NoSuchMessage);

    private static async Task<IResult> ListReaders(Guid id, PageRequest page, HttpContext context, IGrainFactory grains)
    {
        var name = $"readers.{id:N}";
        var after = ChatCursor.From(page, name);
        return await grains.ChatOfAsync(id) is { } chat
            ? ChatCursor.PageOf(await chat.GetReaders(context.User.GetRequiredUserId(), id, after, page.Limit, context.RequestAborted), name)
            : Answer.Fail(ChatErrors.NoSuchMessage);
    }

    private static string LocationOf(Guid chatId, long sequence) => $"{ApiRoutes.Prefix}/chats/{chatId:D}/messages?around={sequence}";
}
