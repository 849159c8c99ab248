using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.Web.Api.Errors;
using InstaHub.Web.Api.Paging;
using InstaHub.Web.OpenApi;
using InstaHub.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace InstaHub.Web.Api.Chats;

/// <summary>Who is in a chat.</summary>
internal static class ChatMemberEndpoints
{
    private const int NotFound = StatusCodes.Status404NotFound;

    public static void MapChatMembers(this IEndpointRouteBuilder api)
    {
        var chat = api.MapGroup("chats/{id:guid}").WithTags("chats").HidesExistence();
        chat.MapGet("members", List).ForUsers(NotFound).Produces<Page<MemberAnswer>>()
            .WithName("listMembers").FailsWith(ChatErrors.NotAllowed, ChatErrors.NotAMember).WithSummary("Who is in a chat: owner, admins, then by when they came; of a channel for its admins.");
        chat.MapPost("members", Add).ForUsers(NotFound).Produces<Success<ChatAnswer>>()
            .WithName("addMembers").FailsWith(ChatErrors.NotAllowed, ChatErrors.NotAMember, ChatErrors.PrivateChat, ChatErrors.Full, ChatErrors.UserBanned, GraphErrors.Blocked)
            .WithSummary("Put users into a chat; who does not follow the caller is asked first.");
        chat.MapPatch("members/{userId:guid}", SetRole).ForUsers(NotFound).Produces<Success<ChatAnswer>>()
            .WithName("setRole").FailsWith(ChatErrors.NotAllowed, ChatErrors.NotAMember, ChatErrors.PrivateChat).WithSummary("Give a member a role; the owner who gives theirs away is an admin then.");
        chat.MapDelete("members/{userId:guid}", Remove).ForUsers(NotFound).Produces(StatusCodes.Status204NoContent)
            .WithName("removeMember").FailsWith(ChatErrors.NotAllowed, ChatErrors.NotAMember, ChatErrors.PrivateChat).WithSummary("Put somebody out of a chat; of oneself it is leaving.");
        chat.MapPut("bans/{userId:guid}", Ban).ForUsers(NotFound)
            .WithName("ban").FailsWith(ChatErrors.NotAllowed, ChatErrors.NotAMember, ChatErrors.PrivateChat).WithSummary("Put somebody out of a chat, and let them in no more.");
        chat.MapDelete("bans/{userId:guid}", Unban).ForUsers(NotFound)
            .WithName("unban").FailsWith(ChatErrors.NotAllowed, ChatErrors.NotAMember, ChatErrors.PrivateChat).WithSummary("Lift a ban; it brings nobody back.");
        chat.MapPost("invites", Invite).ForUsers(NotFound).Produces<Success<InviteAnswer>>(StatusCodes.Status201Created)
            .WithName("inviteToChat").FailsWith(ChatErrors.NotAllowed, ChatErrors.NotAMember, ChatErrors.PrivateChat, ChatErrors.TooManyInvites).WithSummary("Make an invitation, which expires.");
    }

    private static async Task<IResult> List(Guid id, PageRequest page, HttpContext context, IGrainFactory grains)
    {
        var name = $"members.{id:N}";
        var after = ChatCursor.From(page, name);
        return ChatCursor.PageOf(await grains.GetChat(id).GetMembers(context.User.GetRequiredUserId(), after, page.Limit, context.RequestAborted), name);
    }

    private static async Task<IResult> Add(Guid id, AddMembersRequest request, HttpContext context, IGrainFactory grains) =>
        ChatEndpoints.Show(await grains.GetChat(id).AddMembers(context.User.GetRequiredUserId(), request.Users));

    private static async Task<IResult> SetRole(Guid id, Guid userId, RoleRequest request, HttpContext context, IGrainFactory grains) =>
        ChatNames.RoleOf(request.Role) is { } role
            ? ChatEndpoints.Show(await grains.GetChat(id).SetRole(context.User.GetRequiredUserId(), userId, role))
            : Answer.Fail(new FieldErrors().Add("role", "This is member, admin or owner.").ToError());

    private static async Task<IResult> Remove(Guid id, Guid userId, HttpContext context, IGrainFactory grains)
    {
        var removed = await grains.GetChat(id).RemoveMember(context.User.GetRequiredUserId(), userId);
        return removed.IsSuccess ? TypedResults.NoContent() : Answer.Fail(removed.Error);
    }

    private static async Task<Results<Success<BanAnswer>, Failure>> Ban(Guid id, Guid userId, HttpContext context, IGrainFactory grains) =>
        Answer.From(await grains.GetChat(id).SetBanned(context.User.GetRequiredUserId(), userId, banned: true), _ => new BanAnswer(true));

    private static async Task<Results<Success<BanAnswer>, Failure>> Unban(Guid id, Guid userId, HttpContext context, IGrainFactory grains) =>
        Answer.From(await grains.GetChat(id).SetBanned(context.User.GetRequiredUserId(), userId, banned: false), _ => new BanAnswer(false));

    private static async Task<Results<Success<InviteAnswer>, Failure>> Invite(Guid id, InviteRequest? request, HttpContext context, IGrainFactory grains)
    {
        // Longer than any that is allowed stands for itself.
        TimeSpan? expiresIn = request?.ExpiresIn is { } seconds ? TimeSpan.FromSeconds(Math.Clamp(seconds, 0, int.MaxValue)) : null;
        var invite = await grains.GetChat(id).Invite(context.User.GetRequiredUserId(), new NewInvite(expiresIn, request?.MaxUses));
        return invite.IsSuccess
            ? Answer.Created($"{ApiRoutes.Prefix}/chats/{id:D}", InviteAnswer.Of(invite.Value))
            : Answer.Fail(invite.Error);
    }
}
