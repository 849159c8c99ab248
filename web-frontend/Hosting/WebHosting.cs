using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Bookmarks;
using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.Comments;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Live;
using InstaHub.GrainInterfaces.Notifications;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.GrainInterfaces.Reactions;
using InstaHub.Web.Api;
using InstaHub.Web.Api.Accounts;
using InstaHub.Web.Api.Bookmarks;
using InstaHub.Web.Api.Chats;
using InstaHub.Web.Api.Comments;
using InstaHub.Web.Api.Errors;
using InstaHub.Web.Api.Explore;
using InstaHub.Web.Api.Feeds;
using InstaHub.Web.Api.Graph;
using InstaHub.Web.Api.Media;
using InstaHub.Web.Api.Notifications;
using InstaHub.Web.Api.Posts;
using InstaHub.Web.Api.Reactions;
using InstaHub.Web.Api.Users;
using InstaHub.Web.Assets;
using InstaHub.Web.Health;
using InstaHub.Web.Idempotency;
using InstaHub.Web.Live;
using InstaHub.Web.Media;
using InstaHub.Web.Metrics;
using InstaHub.Web.OpenApi;
using InstaHub.Web.Operation;
using InstaHub.Web.RateLimits;
using InstaHub.Web.Security;
using InstaHub.Web.Security.Authentication;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace InstaHub.Web.Hosting;

/// <summary>Puts the web front end into a host: a web-only process, or the silo that serves both.</summary>
public static class WebHosting
{
    /// <summary>Registers the services and options of the web front end. Call it before the host is built.</summary>
    public static IHostApplicationBuilder AddInstaHubWeb(this IHostApplicationBuilder builder)
    {
        WebDefaults.AddTo(builder.Configuration);

        var services = builder.Services;
        services.AddOptions<WebOptions>().BindConfiguration(WebOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<WebOptions>, WebOptionsValidator>();
        services.AddSingleton<IConfigureOptions<KestrelServerOptions>, KestrelSetup>();
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.Configure<JsonOptions>(options => ApiJson.Configure(options.SerializerOptions));

        services.AddAccessTokens();
        services.AddApiJson(AccountJson.Default);
        services.AddOtherSignInWays();
        services.AddApiJson(UserJson.Default);
        services.AddApiJson(PostApiJson.Default);
        services.AddApiJson(ReactionJson.Default);
        services.AddApiJson(NotificationApiJson.Default);
        services.AddApiJson(ChatApiJson.Default);
        services.AddErrorReference(
            AccountErrors.UsernameTaken.ToApiError(), AccountErrors.EmailTaken.ToApiError(), AccountErrors.WrongPassword.ToApiError(),
            AccountErrors.Suspended.ToApiError(), AccountErrors.WrongMailedToken.ToApiError(), AccountErrors.ExportUnderWay.ToApiError(), CookieGuard.Refusal);
        services.AddErrorReference(
            GraphErrors.Blocked.ToApiError(), GraphErrors.Oneself.ToApiError(), GraphErrors.FollowsTooMany.ToApiError(),
            GraphErrors.PrivateAccount.ToApiError(), ProfileErrors.BlockedByCaller.ToApiError());
        services.AddErrorReference(
            PostErrors.Unacceptable("media", "").ToApiError(), PostErrors.NotPublished.ToApiError(), PostErrors.Archived.ToApiError(),
            PostErrors.TooManyPinned.ToApiError(), PostErrors.TooManyUnpublished.ToApiError(), PostErrors.TooManyHashtagsFollowed.ToApiError());
        services.AddErrorReference(
            ReactionErrors.LikesHidden.ToApiError(), CommentErrors.CommentsOff.ToApiError(), CommentErrors.NotOfFirstLevel.ToApiError(),
            BookmarkErrors.NameTaken.ToApiError(), BookmarkErrors.TooManyCollections.ToApiError());
        services.AddErrorReference(
            ChatErrors.NotAMember.ToApiError(), ChatErrors.Banned.ToApiError(), ChatErrors.UserBanned.ToApiError(), ChatErrors.PrivateChat.ToApiError(),
            ChatErrors.InviteExpired.ToApiError(), ChatErrors.Full.ToApiError(), ChatErrors.TooManyReactions.ToApiError(),
            ChatErrors.TooManyInvites.ToApiError(), ChatErrors.TooManyScheduled.ToApiError(), ChatErrors.WrongType.ToApiError());

        services.AddSingleton<ErrorMapper>();
        services.AddSingleton(ClientAssets.Load);
        services.AddReadiness();
        services.AddDraining();
        services.AddEdge();
        services.AddExistenceGuard();
        services.AddRateLimits();
        services.AddLive();
        services.AddLiveSource(LivePart.Notifications, (grains, userId) => grains.GetNotifications(userId));
        services.AddMediaEndpoints();
        services.AddApiDescription();
        builder.AddJsonLogs();
        services.AddSingleton<IPostConfigureOptions<LoggerFilterOptions>, RequestLines>();
        builder.AddObservation();
        return builder;
    }

    /// <summary>
    /// Adds the middleware, in order: errors and headers around everything, routing, the client's files for what no endpoint
    /// claims; then, for endpoints, when a 404 may be answered, who the caller is, how often it may ask, whether its token is good,
    /// whether it may, and whether it has asked before.
    /// </summary>
    public static WebApplication UseInstaHubWeb(this WebApplication app)
    {
        app.UseKnownProxies();
        app.UseMiddleware<ResponseGuard>();
        app.UseMiddleware<ApiVersions>();
        app.UseMiddleware<RequestCharset>();
        app.UseRouting();
        app.UseKnownOrigins();
        app.UseMiddleware<ClientMiddleware>();
        app.UseMiddleware<ExistenceGuard>();
        app.UseAuthentication();
        app.UseMiddleware<RateLimitMiddleware>();
        app.UseMiddleware<RefusedTokens>();
        app.UseAuthorization();
        app.UseMiddleware<IdempotencyMiddleware>();
        return app;
    }

    /// <summary>Maps every endpoint of the web front end.</summary>
    public static WebApplication MapInstaHubWeb(this WebApplication app)
    {
        app.MapOperation();
        app.MapDescription();
        app.MapKeySet();
        var api = app.MapApi();
        api.MapAuth();
        api.MapUsers();
        api.MapFollows();
        api.MapMarks();
        api.MapPosts();
        api.MapPostLists();
        api.MapHashtags();
        api.MapFeed();
        api.MapExplore();
        api.MapLikes();
        api.MapComments();
        api.MapBookmarks();
        api.MapNotifications();
        api.MapChats();
        api.MapChatMembers();
        api.MapMessages();
        api.MapMessageSearch();
        api.MapLeaving();
        api.MapExports();
        api.MapMedia();
        app.MapMediaFiles();
        app.MapLive();
        return app;
    }

    /// <summary>Maps what operators and load balancers ask of any process, one that only hosts grains too.</summary>
    public static WebApplication MapOperation(this WebApplication app)
    {
        app.MapHealth();
        app.MapMetrics();
        app.MapFeedCheck();
        return app;
    }
}
