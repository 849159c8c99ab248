using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.Common;
using InstaHub.Grains.Chats.Live;
using InstaHub.Grains.Common;
using InstaHub.Grains.Posts;
using Orleans.Concurrency;

namespace InstaHub.Grains.Chats;

/// <inheritdoc cref="IChatGrain"/>
/// <remarks>Remembers nothing: whatever it answers is what the database says then.</remarks>
[GrainType("chat"), Reentrant]
public sealed partial class ChatGrain(
    IChatStore chats, IMessageStore messages, IMessageActs acts, ChatReader reader, ChatMedia media, PeopleInPosts people, PublicationClock clock,
    IChatTeller teller, MessagePreviews previews, TimeProvider time) : Grain, IChatGrain
{
    private IGrainTimer? _leaving;

    private Guid ChatId => this.GetPrimaryKey();

    public async Task<Result<OpenedChat>> Create(NewChat chat)
    {
        var good = ChatInput.Check(chat);
        if (!good.IsSuccess)
            return good.Error;
        var created = await chats.CreateAsync(ChatId, good.Value, clock.Next());
        if (!created.IsSuccess)
            return created.Error;
        if (!created.Value.IsNew)
            await teller.TellAsync(new ChatNews(ChatNewsKind.Marked, created.Value.ChatId, chat.CreatorId)); // it may be in their list again
        return await chats.FindWithLastAsync(created.Value.ChatId, chat.CreatorId) is { } made
            ? new OpenedChat(created.Value.ChatId, await reader.WriteAsync(made), created.Value.IsNew)
            : ChatErrors.NoSuchChat;
    }

    public async Task<Result<JsonBytes>> Get(Guid userId) =>
        await chats.FindWithLastAsync(ChatId, userId) is { } chat ? await reader.WriteAsync(chat) : NotThere<JsonBytes>();

    public async Task<Result<JsonBytes>> Edit(Guid userId, ChatEdit edit)
    {
        var good = ChatInput.Check(edit);
        if (!good.IsSuccess)
            return good.Error;
        return edit.Avatar is not null || edit.RemovesAvatar
            ? await EditWithAvatarAsync(userId, good.Value)
            : await ChangeAsync(new ChatEditing(ChatId, userId, clock.Next(), good.Value));
    }

    public async Task<Result<bool>> Delete(Guid userId)
    {
        var deleted = await DoAsync(new ChatDeletion(ChatId, userId, clock.Next()));
        if (deleted.IsSuccess)
            await teller.TellAsync(new ChatNews(ChatNewsKind.Cleared, ChatId, userId));
        return deleted;
    }

    public async Task<Result<ChatPage>> GetMembers(Guid userId, ChatPosition? after, int limit, CancellationToken cancellationToken = default)
    {
        var chat = await FindAsync(userId, ChatAct.SeeMembers);
        if (!chat.IsSuccess)
            return chat.Error;
        var found = await chats.FindMembersAsync(ChatId, after, limit + 1, cancellationToken);
        StoredMember[] page = [.. found.Take(limit)];
        var next = found.Count > limit ? new ChatPosition((int)page[^1].Role, page[^1].JoinedAt, page[^1].UserId) : null;
        return new ChatPage(await reader.WriteAsync(chat.Value, page), next);
    }

    public async Task<Result<JsonBytes>> AddMembers(Guid userId, IReadOnlyList<Guid> users) =>
        users.Count is 0 or > ChatLimits.MaxAdded
            ? ChatErrors.Invalid("users", $"These are 1 to {ChatLimits.MaxAdded}.")
            : await ChangeAsync(new MemberAdding(ChatId, userId, clock.Next(), users));

    public Task<Result<JsonBytes>> SetRole(Guid userId, Guid memberId, ChatRole role) =>
        ChangeAsync(new RoleChange(ChatId, userId, clock.Next(), memberId, role));

    public Task<Result<bool>> RemoveMember(Guid userId, Guid memberId) => DoAsync(new MemberRemoval(ChatId, userId, clock.Next(), memberId));

    public Task<Result<bool>> SetBanned(Guid userId, Guid memberId, bool banned) =>
        DoAsync(new BanChange(ChatId, userId, clock.Next(), memberId, banned));

    public Task<Result<bool>> Leave(Guid userId) => DoAsync(new MemberRemoval(ChatId, userId, clock.Next(), userId));

    public async Task<Result<ChatInvite>> Invite(Guid userId, NewInvite invite)
    {
        if (ChatInput.Problem(invite) is { } problem)
            return problem;
        var (token, now) = (InviteTokens.Make(), clock.Next());
        var expiresAt = now + (invite.ExpiresIn ?? ChatLimits.InviteLifetime);
        return await chats.ChangeAsync(new InviteMaking(ChatId, userId, now, InviteTokens.HashOf(token), expiresAt, invite.MaxUses)) is { } refusal
            ? refusal
            : new ChatInvite(token, expiresAt, invite.MaxUses);
    }

    public Task<Result<JsonBytes>> Accept(Guid userId) => ChangeAsync(new RequestAcceptance(ChatId, userId, clock.Next()));

    public async Task<Result<JsonBytes>> Mark(Guid userId, ChatMarks marks)
    {
        var chat = await FindAsync(userId, ChatAct.Mark);
        if (!chat.IsSuccess)
            return chat.Error;
        if (marks.MutedUntil is { } until && until <= time.GetUtcNow())
            return ChatErrors.Invalid("until", "This is over already.");
        if (await chats.MarkAsync(ChatId, userId, marks, clock.Next()) is { } refusal)
            return refusal;
        await teller.TellAsync(new ChatNews(ChatNewsKind.Marked, ChatId, userId));
        return await Get(userId);
    }

    // A picture becomes a part of the chat before that is written, and the old one none after it.
    private async Task<Result<JsonBytes>> EditWithAvatarAsync(Guid userId, ChatEdit edit)
    {
        var chat = await FindAsync(userId, ChatAct.Edit);
        if (!chat.IsSuccess)
            return chat.Error;
        var before = chat.Value.Chat.AvatarId;
        if (edit.Avatar is { } avatar && await media.AttachAvatarAsync(userId, ChatId, avatar) is { } refusal)
            return refusal;
        var edited = await ChangeAsync(new ChatEditing(ChatId, userId, clock.Next(), edit));
        if (edited.IsSuccess && before is { } old && old != edit.Avatar)
            await media.DetachAvatarAsync(ChatId, old);
        return edited;
    }

    // The chat, for somebody who may do something in it.
    private async Task<Result<ChatOfUser>> FindAsync(Guid userId, ChatAct act)
    {
        if (await chats.FindAsync(ChatId, userId) is not { } chat)
            return NotThere<ChatOfUser>();
        return ChatRules.Refusal(act, chat.Standing) is { } refusal ? refusal : chat;
    }

    private async Task<Result<JsonBytes>> ChangeAsync(ChatChange change) =>
        await chats.ChangeAsync(change) is { } refusal ? refusal : await Get(change.ActorId);

    private async Task<Result<bool>> DoAsync(ChatChange change) => await chats.ChangeAsync(change) is { } refusal ? refusal : true;

    // Whoever makes ids up shall not fill the memory.
    private Result<T> NotThere<T>()
    {
        _leaving ??= this.DeactivateSoon();
        return ChatErrors.NoSuchChat;
    }
}
