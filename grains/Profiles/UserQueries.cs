using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Live;
using InstaHub.GrainInterfaces.Presence;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Grains.Accounts;
using InstaHub.Grains.Graph;
using InstaHub.Grains.Presence;
using Orleans.Concurrency;

namespace InstaHub.Grains.Profiles;

/// <inheritdoc cref="IUserQueries"/>
[GrainType("user-queries"), StatelessWorker, Reentrant]
public sealed class UserQueries(IUserListStore lists) : Grain, IUserQueries
{
    public async ValueTask<Result<UserView>> GetUser(Guid? viewerId, string idOrUsername)
    {
        if (await FindAsync(idOrUsername) is not { } card)
            return ProfileErrors.NoSuchUser;
        var (sight, relation) = await LookAsync(viewerId, card);
        return sight switch
        {
            Sight.Hidden => ProfileErrors.NoSuchUser,
            Sight.Stub => new UserView(card.Stub, relation, card.Version),
            _ => new UserView(card.Json, relation, card.Version, await FindPresenceAsync(viewerId, card, relation)),
        };
    }

    public async Task<Result<UserPage<ListPosition>>> GetList(
        UserList list, Guid ownerId, Guid? viewerId, ListPosition? after, int limit, CancellationToken cancellationToken = default)
    {
        if (await RefusalAsync(list, ownerId, viewerId) is { } refusal)
            return refusal;
        return await PageFilling.FillAsync(
            viewerId, after, limit, (user, found) => list == UserList.Blocks ? VisibilityRules.InOwnBlocks(found.Status) : PageFilling.SightOf(viewerId, user, found),
            (last, count) => lists.ReadAsync(list, ownerId, viewerId, last, count, cancellationToken));
    }

    public async Task<Result<UserPage<NamePosition>>> Search(
        string query, Guid? viewerId, NamePosition? after, int limit, CancellationToken cancellationToken = default)
    {
        query = query.Trim();
        if (ProfileRules.CheckQuery(query) is { } refusal)
            return refusal;
        return await PageFilling.FillAsync(
            viewerId, after, limit, (user, found) => PageFilling.SightOf(viewerId, user, found),
            (last, count) => lists.SearchAsync(query, viewerId, last, count, cancellationToken));
    }

    private async ValueTask<UserCard?> FindAsync(string idOrUsername)
    {
        if (Guid.TryParseExact(idOrUsername, "D", out var id))
            return await GrainFactory.GetUser(id).GetCard();
        var username = AccountRules.Fold(idOrUsername);
        // What nobody can be called is not looked up.
        return AccountRules.UsernameProblem(username) is null ? await FindByUsernameAsync(username) : null;
    }

    // The name's grain may not know yet of a rename; the card does.
    private async ValueTask<UserCard?> FindByUsernameAsync(string username)
    {
        var holder = GrainFactory.GetUsername(username);
        if (await CardAsync() is not { } card)
            return null;
        if (card.Username == username)
            return card;
        await holder.Changed();
        return await CardAsync() is { } renewed && renewed.Username == username ? renewed : null;

        async ValueTask<UserCard?> CardAsync() => await holder.GetUserId() is { } userId ? await GrainFactory.GetUser(userId).GetCard() : null;
    }

    private async ValueTask<UserPresence?> FindPresenceAsync(Guid? viewerId, UserCard owner, Relation? relation) =>
        PresenceRules.MaySee(viewerId, owner, relation ?? Relation.None) ? await GrainFactory.GetSessions(owner.Id).GetPresence() : null;

    private async ValueTask<Error?> RefusalAsync(UserList list, Guid ownerId, Guid? viewerId)
    {
        if (list >= UserList.Requests)
            return viewerId == ownerId ? null : ProfileErrors.NoSuchUser;
        if (await GrainFactory.GetUser(ownerId).GetCard() is not { } card)
            return ProfileErrors.NoSuchUser;
        return (await LookAsync(viewerId, card)).Sight switch
        {
            Sight.Hidden => ProfileErrors.NoSuchUser,
            Sight.Stub => ProfileErrors.BlockedByCaller,
            Sight.Profile => GraphErrors.PrivateAccount,
            _ => null,
        };
    }

    private async ValueTask<(Sight Sight, Relation? Relation)> LookAsync(Guid? viewerId, UserCard owner)
    {
        var viewer = VisibilityRules.ViewerOf(viewerId, owner.Id);
        var relation = viewer == Viewer.Other ? await GrainFactory.GetRelationships(viewerId!.Value).Get(owner.Id) : Relation.None;
        return (VisibilityRules.Decide(viewer, owner.Status, owner.IsPrivate, relation).Sight, viewerId is null ? null : relation);
    }
}
