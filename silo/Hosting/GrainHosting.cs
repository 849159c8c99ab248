using InstaHub.Grains.Accounts;
using InstaHub.Grains.Chats;
using InstaHub.Grains.Comments;
using InstaHub.Grains.Explore;
using InstaHub.Grains.Feeds;
using InstaHub.Grains.Graph;
using InstaHub.Grains.Live;
using InstaHub.Grains.Media;
using InstaHub.Grains.Notifications;
using InstaHub.Grains.Posts;
using InstaHub.Grains.Reactions;
using InstaHub.Silo.Database;
using InstaHub.Silo.Egress;
using InstaHub.Silo.Feeds;
using InstaHub.Silo.LinkPreviews;
using InstaHub.Silo.Mail;
using InstaHub.Silo.Media;
using InstaHub.Silo.Stores.Accounts;
using InstaHub.Silo.Stores.Bookmarks;
using InstaHub.Silo.Stores.Chats;
using InstaHub.Silo.Stores.Comments;
using InstaHub.Silo.Stores.Events;
using InstaHub.Silo.Stores.Explore;
using InstaHub.Silo.Stores.Feeds;
using InstaHub.Silo.Stores.Graph;
using InstaHub.Silo.Stores.GroupCommit;
using InstaHub.Silo.Stores.Idempotency;
using InstaHub.Silo.Stores.Media;
using InstaHub.Silo.Stores.Notifications;
using InstaHub.Silo.Stores.Posts;
using InstaHub.Silo.Stores.Presence;
using InstaHub.Silo.Stores.Profiles;
using InstaHub.Silo.Stores.Reactions;
using InstaHub.Silo.Streams;
using InstaHub.Silo.Workers;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;

namespace InstaHub.Silo.Hosting;

/// <summary>Puts the grains into a host. What both runtimes share; <see cref="GrainRuntime"/> has what differs.</summary>
public static class GrainHosting
{
    private const string Invariant = "Npgsql";

    public static IHostApplicationBuilder AddGrains(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<ClusterHostOptions>().BindConfiguration(ClusterHostOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<ClusterHostOptions>, ClusterHostOptionsValidator>();
        builder.Services.AddOptions<ClusterOptions>().Configure<IOptions<ClusterHostOptions>>((cluster, options) =>
            (cluster.ServiceId, cluster.ClusterId) = (options.Value.ServiceId, options.Value.ClusterId));

        builder.Services.AddDatabaseServing(GrainRuntime.Kind);
        builder.Services.AddEvents(GrainRuntime.Kind);
        builder.Services.AddGroupCommit();
        builder.Services.AddIdempotencyStore();
        builder.Services.AddAccounts().AddAccountStores();
        builder.Services.AddProfileStores();
        builder.Services.AddGraph().AddGraphStores();
        builder.Services.AddPosts().AddPostStores();
        builder.Services.AddReactions().AddReactionStores();
        builder.Services.AddComments().AddCommentStores();
        builder.Services.AddBookmarkStores();
        builder.Services.AddChats().AddChatStores();
        builder.Services.AddNotifications().AddNotificationStores();
        builder.Services.AddExplore().AddExploreStore();
        builder.Services.AddMedia().AddMediaStores().AddMediaProcessing();
        builder.Services.AddFeeds().AddFeedStores();
        builder.Services.AddPushes().AddPresenceStores();
        builder.Services.AddEgress().AddLinkPreviews();
        builder.UseOrleans(silo =>
        {
            silo.AddAdoNetGrainStorageAsDefault(options => options.Configure<NpgsqlDataSource>((storage, database) =>
            {
                storage.Invariant = Invariant;
                storage.DataSource = database;
                storage.GrainStorageSerializer = new JsonGrainStateSerializer();
            }));
            silo.UseAdoNetReminderService(options => options.Configure<NpgsqlDataSource>((reminders, database) =>
            {
                reminders.Invariant = Invariant;
                reminders.DataSource = database;
            }));
            silo.AddEventStreams();
            silo.AddPlacementDirector<FeedHostPlacement, FeedHostPlacementDirector>();
            GrainRuntime.Configure(silo);
        });
        // After the grains, so that these are there when it begins, and still there when it ends.
        builder.Services.AddMail();
        builder.Services.AddAccountWorkers();
        builder.Services.AddPostWorkers();
        builder.Services.AddChatWorkers();
        builder.Services.AddHostedService<FeedHostLeasing>();
        builder.Services.AddNotificationWorkers();
        builder.Services.AddFeedChecks();
        return builder;
    }
}
