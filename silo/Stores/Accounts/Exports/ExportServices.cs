using InstaHub.Grains.Accounts;
using Npgsql;

namespace InstaHub.Silo.Stores.Accounts.Exports;

/// <summary>Registration of exports, and of what accounts and the graph put into them.</summary>
public static class ExportServices
{
    private const string User = "json_build_object('id', {0}, 'username', a.username, 'at', {1})";

    public static IServiceCollection AddExports(this IServiceCollection services)
    {
        services.AddSingleton<IDataExportStore, DataExportStore>();
        services.AddExportSection(
            "account.json",
            """
            json_build_object('id', a.id, 'username', a.username, 'email', a.email, 'emailVerifiedAt', a.email_verified_at,
                'createdAt', a.created_at, 'usernames', (select json_agg(u.username order by u.taken_at) from usernames u where u.user_id = a.id))
            """,
            "accounts a where a.id = $1");
        services.AddExportSection(
            "profile.json",
            """
            json_build_object('displayName', p.display_name, 'bio', p.bio, 'links', p.links, 'isPrivate', p.is_private, 'settings', p.settings)
            """,
            "profiles p where p.user_id = $1");
        services.AddExportSection(
            "sessions.json",
            "json_build_object('id', s.id, 'device', s.device, 'address', s.address, 'startedAt', s.started_at, 'lastSeen', coalesce(s.last_seen_at, s.started_at))",
            "sessions s where s.user_id = $1", ("s.started_at", "s.id"));
        services.AddExportSection(
            "activity.json",
            "json_build_object('act', l.act, 'at', l.happened_at, 'session', l.session_id, 'address', l.address, 'device', l.device)",
            "audit_log l where l.user_id = $1", ("l.happened_at", "l.event_id"));
        services.AddExportSection(
            "passkeys.json",
            "json_build_object('id', k.id, 'name', k.name, 'createdAt', k.created_at, 'lastUsedAt', k.last_used_at)",
            "passkeys k where k.user_id = $1", ("k.created_at", "k.id"));
        services.AddExportSection(
            "sign-in-providers.json",
            "coalesce(json_agg(json_build_object('provider', e.provider, 'subject', e.subject, 'linkedAt', e.linked_at) order by e.linked_at), '[]')",
            "external_identities e where e.user_id = $1");
        services.AddUsers("followers.json", "follows f", "f.followee_id = $1", "f.since", "f.follower_id");
        services.AddUsers("following.json", "follows f", "f.follower_id = $1", "f.since", "f.followee_id");
        services.AddUsers("follow-requests-sent.json", "follow_requests r", "r.requester_id = $1", "r.requested_at", "r.target_id");
        services.AddUsers("follow-requests-received.json", "follow_requests r", "r.target_id = $1", "r.requested_at", "r.requester_id");
        services.AddUsers("blocks.json", "user_marks m", "m.owner_id = $1 and m.kind = 1", "m.since", "m.target_id");
        services.AddUsers("mutes.json", "user_marks m", "m.owner_id = $1 and m.kind = 2", "m.since", "m.target_id");
        services.AddUsers("restricts.json", "user_marks m", "m.owner_id = $1 and m.kind = 3", "m.since", "m.target_id");
        services.AddUsers("close-friends.json", "user_marks m", "m.owner_id = $1 and m.kind = 4", "m.since", "m.target_id");
        return services;
    }

    /// <summary>Adds a file to exports; see <see cref="SqlExportSection"/> for what the parts of its SQL are.</summary>
    public static IServiceCollection AddExportSection(
        this IServiceCollection services, string fileName, string json, string from, (string At, string Id)? key = null) =>
        services.AddSingleton<IExportSection>(provider =>
            new SqlExportSection(provider.GetRequiredService<NpgsqlDataSource>(), fileName, json, from, key));

    // Of users who are gone or hidden, the id alone.
    private static void AddUsers(this IServiceCollection services, string fileName, string table, string condition, string at, string id) =>
        services.AddExportSection(
            fileName, string.Format(null, User, id, at), $"{table} left join accounts a on a.id = {id} and a.status = 0 where {condition}", (at, id));
}
