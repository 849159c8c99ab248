using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.Common;
using InstaHub.Grains.Chats;
using InstaHub.Silo.Stores.Accounts;
using InstaHub.Silo.Stores.Events;
using NpgsqlTypes;

namespace InstaHub.Silo.Stores.Chats;

/// <summary>
/// Does what is done to chats and their members, rare as it is: one transaction each, in which the chat's row is locked first and then
/// <see cref="ChatRules"/> are asked about what is so.
/// </summary>
internal sealed class ChatChanges(EventTransactions transactions)
{
    private const string Edit =
        """
        update chats set name = coalesce($2, name), description = coalesce($3, description),
            avatar_id = case when $4 then $5 else avatar_id end, expires_in = case when $6 then $7 else expires_in end, change_number = change_number + 1
        where id = $1
        """;

    private const string Invite =
        "insert into chat_invites (token_hash, chat_id, created_by, created_at, expires_at, uses_left) values ($1, $2, $3, $4, $5, $6)";

    // Those that ended long ago are not there any more.
    private const string ForgetInvites = "delete from chat_invites where chat_id = $1 and expires_at < $2 - interval '30 days'";

    private const string CountInvites =
        "select count(*) from chat_invites where chat_id = $1 and expires_at > $2 and (uses_left is null or uses_left > 0)";

    private const string FindInvite = "select chat_id, expires_at > $2 and (uses_left is null or uses_left > 0) from chat_invites where token_hash = $1";

    private const string UseInvite = "update chat_invites set uses_left = uses_left - 1 where token_hash = $1";

    private static readonly string Accept =
        $"update chat_members set state = {(int)MemberState.In} where chat_id = $1 and user_id = $2 and state = {(int)MemberState.Requested}";

    // Whoever is out sees nothing that was; whoever is in, what comes.
    private const string Clear =
        """
        update chat_members set since_sequence = coalesce(until_sequence, last_sequence), cleared = true, pinned_at = null, archived = false,
            read_up_to = last_sequence, delivered_up_to = last_sequence, read_ordinal = last_ordinal, read_sent = sent
        from chats where chats.id = chat_id and chat_id = $1 and user_id = $2
        """;

    public Task<Error?> ChangeAsync(ChatChange change) => transactions.RunAsync<Error?>(
        async (connection, events) =>
        {
            var chat = new ChatTransaction(connection, events, change.ChatId, change.ActorId, change.At);
            if (!await chat.LockAsync())
                return ChatErrors.NoSuchChat;
            if (change is ChatDeletion)
                return await DeleteAsync(chat);
            if (await chat.FindActorAsync() is not { } actor)
                return ChatErrors.NoSuchChat;
            return change switch
            {
                ChatEditing editing => await EditAsync(chat, actor, editing.Edit),
                MemberAdding adding => await ChatMembership.AddAsync(chat, actor, adding.Users),
                RoleChange role => await ChatMembership.SetRoleAsync(chat, actor, role.UserId, role.Role),
                MemberRemoval removal when removal.UserId == change.ActorId => await ChatMembership.LeaveAsync(chat, actor),
                MemberRemoval removal => await ChatMembership.KickAsync(chat, actor, removal.UserId),
                BanChange ban => await ChatMembership.SetBannedAsync(chat, actor, ban.UserId, ban.Banned),
                RequestAcceptance => await AcceptAsync(chat, actor),
                InviteMaking invite => await InviteAsync(chat, actor, invite),
                _ => throw new ArgumentException($"{change.GetType()} is no change that is known.", nameof(change)),
            };
        },
        CancellationToken.None);

    public Task<Result<Guid>> JoinAsync(Guid userId, ReadOnlyMemory<byte> tokenHash, DateTimeOffset at) => transactions.RunAsync<Result<Guid>>(
        async (connection, events) =>
        {
            if (await FindAsync() is not { } invite)
                return ChatErrors.NoSuchInvite;
            var chat = new ChatTransaction(connection, events, invite.ChatId, userId, at);
            if (!await chat.LockAsync())
                return ChatErrors.NoSuchInvite;
            var there = await chat.FindAnyAsync(userId);
            if (there is { Member.State: MemberState.In or MemberState.Requested })
            {
                await chat.CommandOf(Accept).With(invite.ChatId).With(userId).ExecuteNonQueryAsync();
                return invite.ChatId;
            }

            // Again, now that nobody else can use it up.
            if (await FindAsync() is not { IsGood: true })
                return ChatErrors.InviteExpired;
            if (there is { Member.State: MemberState.Banned })
                return ChatErrors.Banned;
            if (await ChatMembership.JoinAsync(chat) is { } refusal)
                return refusal;
            await chat.CommandOf(UseInvite).With(tokenHash.ToArray()).ExecuteNonQueryAsync();
            return invite.ChatId;

            async Task<(Guid ChatId, bool IsGood)?> FindAsync()
            {
                await using var command = new Npgsql.NpgsqlCommand(FindInvite, connection).With(tokenHash.ToArray()).At(at);
                return (await command.ReadAllAsync(row => ((Guid, bool)?)(row.GetGuid(0), row.GetBoolean(1)), CancellationToken.None)).SingleOrDefault();
            }
        },
        CancellationToken.None);

    private static async Task<Error?> EditAsync(ChatTransaction chat, ChatOfUser actor, ChatEdit edit)
    {
        var (there, member) = (actor.Chat, actor.Standing);
        var changesLooks = edit.Name is not null || edit.Description is not null || edit.Avatar is not null || edit.RemovesAvatar;
        var refusal = (changesLooks ? ChatRules.Refusal(ChatAct.Edit, member) : null)
            ?? (edit.ExpiresIn is not null ? ChatRules.Refusal(ChatAct.SetExpiry, member) : null);
        if (refusal is not null)
            return refusal;

        int? expiresIn = edit.ExpiresIn is 0 or null ? null : edit.ExpiresIn;
        var isRenamed = edit.Name is { } name && name != there.Name;
        var isDescribed = edit.Description is { } description && description != there.Description;
        var hasOther = edit.Avatar is { } avatar ? avatar != there.AvatarId : edit.RemovesAvatar && there.AvatarId is not null;
        var expiresOtherwise = edit.ExpiresIn is not null && expiresIn != there.ExpiresIn;
        if (!isRenamed && !isDescribed && !hasOther && !expiresOtherwise)
            return null;

        await chat.CommandOf(Edit).With(there.Id).OrNull(edit.Name, NpgsqlDbType.Text).OrNull(edit.Description, NpgsqlDbType.Text)
            .With(hasOther).OrNull(edit.Avatar, NpgsqlDbType.Uuid).With(expiresOtherwise).OrNull(expiresIn, NpgsqlDbType.Integer).ExecuteNonQueryAsync();
        if (isRenamed)
            await chat.SayAsync(new SystemNote(SystemAct.Renamed, [], edit.Name));
        if (isDescribed)
            await chat.SayAsync(new SystemNote(SystemAct.DescriptionChanged, []));
        if (hasOther)
            await chat.SayAsync(new SystemNote(SystemAct.AvatarChanged, []));
        if (expiresOtherwise)
            await chat.SayAsync(new SystemNote(SystemAct.ExpiryChanged, []));
        chat.Tell(ChatEvents.Changed);
        return null;
    }

    private static async Task<Error?> DeleteAsync(ChatTransaction chat)
    {
        if (await chat.FindAnyAsync(chat.ActorId) is not { } actor)
            return ChatErrors.NoSuchChat;
        if (actor.Chat.Kind != ChatKind.Private && actor.Member.State is MemberState.In or MemberState.Requested)
        {
            if (ChatRules.Refusal(ChatAct.Close, actor.Standing) is { } refusal)
                return refusal;
            await ChatMembership.CloseAsync(chat);
            return null;
        }

        // Of somebody who has been banned without having been in there is nothing to know.
        if (actor.Member.State == MemberState.Banned && actor.Member.Until <= actor.Member.Since)
            return ChatErrors.NoSuchChat;
        await chat.CommandOf(Clear).With(chat.ChatId).With(chat.ActorId).ExecuteNonQueryAsync();
        return null;
    }

    private static async Task<Error?> AcceptAsync(ChatTransaction chat, ChatOfUser actor)
    {
        if (ChatRules.Refusal(ChatAct.Accept, actor.Standing) is { } refusal)
            return refusal;
        if (await chat.CommandOf(Accept).With(chat.ChatId).With(chat.ActorId).ExecuteNonQueryAsync() > 0)
            chat.Tell(ChatEvents.MembersChanged, [chat.ActorId]);
        return null;
    }

    private static async Task<Error?> InviteAsync(ChatTransaction chat, ChatOfUser actor, InviteMaking invite)
    {
        if (ChatRules.Refusal(ChatAct.Invite, actor.Standing) is { } refusal)
            return refusal;
        await chat.CommandOf(ForgetInvites).With(chat.ChatId).At(chat.At).ExecuteNonQueryAsync();
        if ((long)(await chat.CommandOf(CountInvites).With(chat.ChatId).At(chat.At).ExecuteScalarAsync())! >= ChatLimits.MaxInvites)
            return ChatErrors.TooManyInvites;
        await chat.CommandOf(Invite).With(invite.TokenHash.ToArray()).With(chat.ChatId).With(chat.ActorId).At(chat.At).At(invite.ExpiresAt)
            .OrNull(invite.MaxUses, NpgsqlDbType.Integer).ExecuteNonQueryAsync();
        return null;
    }
}
