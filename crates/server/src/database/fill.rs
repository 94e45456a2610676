//! Filling an empty database.

use sqlx::{AnyConnection, Row};
use whocan_access::{FieldKind, Instance, UserKey};

use crate::database::rows::{Value, actors, holder, insert, optional_text, text};

/// Whether nobody has an account yet.
pub(crate) async fn is_empty(connection: &mut AnyConnection) -> sqlx::Result<bool> {
    let query = "SELECT COUNT(*) FROM (SELECT 1 FROM account LIMIT 1) AS someone";
    let row = sqlx::query(query).fetch_one(connection).await?;
    Ok(row.try_get::<i64, _>(0)? == 0)
}

/// Writes a whole instance into an empty database. `passwords` are PHC strings; who has none
/// cannot sign in.
pub(crate) async fn fill(
    connection: &mut AnyConnection,
    instance: &Instance,
    passwords: &[(UserKey, String)],
) -> sqlx::Result<()> {
    people(connection, instance, passwords).await?;
    roles_and_fields(connection, instance).await?;
    schemes(connection, instance).await?;
    projects(connection, instance).await?;
    issues(connection, instance).await?;
    raise_sequences(connection).await
}

async fn people(
    connection: &mut AnyConnection,
    instance: &Instance,
    passwords: &[(UserKey, String)],
) -> sqlx::Result<()> {
    let password = |key: &UserKey| {
        let mut passwords = passwords.iter();
        passwords
            .find(|(whose, _)| whose == key)
            .map_or("", |(_, hash)| hash.as_str())
    };
    let columns = [
        "user_key",
        "name",
        "display_name",
        "email",
        "active",
        "password",
        "login_count",
        "failed_login_count",
    ];
    let rows = instance.users.values().map(|user| {
        [
            text(&user.key),
            text(&user.name),
            text(&user.display_name),
            text(&user.email),
            user.active.into(),
            password(&user.key).into(),
            0.into(),
            0.into(),
        ]
    });
    insert(connection, "account", columns, rows).await?;
    let rows = instance.groups.keys().map(|name| [text(name)]);
    insert(connection, "user_group", ["name"], rows).await?;
    let rows = instance.groups.values().flat_map(|group| {
        let users = group.users.iter();
        users.map(|key| [text(&group.name), text(key)])
    });
    insert(connection, "group_user", ["group_name", "user_key"], rows).await?;
    let rows = instance.groups.values().flat_map(|group| {
        let groups = group.groups.iter();
        groups.map(|name| [text(&group.name), text(name)])
    });
    insert(connection, "group_group", ["group_name", "sub_group"], rows).await?;
    let applications = || instance.applications.values();
    let rows = applications().map(|application| [text(&application.key), text(&application.name)]);
    insert(connection, "application", ["application", "name"], rows).await?;
    let rows = applications().flat_map(|application| {
        let groups = application.groups.iter();
        groups.map(|name| [text(&application.key), text(name)])
    });
    let columns = ["application", "group_name"];
    insert(connection, "application_group", columns, rows).await?;
    let rows = instance.global_grants.iter().map(|grant| {
        let group = grant.group.as_ref().map_or("", |name| name.as_str());
        [text(&grant.permission), group.into()]
    });
    insert(
        connection,
        "global_grant",
        ["permission", "group_name"],
        rows,
    )
    .await
}

async fn roles_and_fields(connection: &mut AnyConnection, instance: &Instance) -> sqlx::Result<()> {
    let roles = || instance.roles.values();
    let rows = roles().map(|role| [role.id.0.into(), text(&role.name), text(&role.description)]);
    insert(
        connection,
        "project_role",
        ["id", "name", "description"],
        rows,
    )
    .await?;
    let rows = roles().flat_map(|role| {
        let each = actors(&role.default_actors);
        each.map(|[kind, actor]| [role.id.0.into(), kind, actor])
    });
    insert(
        connection,
        "default_actor",
        ["role_id", "kind", "actor"],
        rows,
    )
    .await?;
    let rows = instance.fields.values().map(|field| {
        let kind = match field.kind {
            FieldKind::Users => "users",
            FieldKind::Groups => "groups",
        };
        [text(&field.id), text(&field.name), kind.into()]
    });
    insert(connection, "custom_field", ["id", "name", "kind"], rows).await?;
    let permissions = instance.app_permissions.values();
    let rows = permissions.map(|permission| {
        [
            text(&permission.key),
            text(&permission.name),
            text(&permission.description),
        ]
    });
    let columns = ["permission", "name", "description"];
    insert(connection, "app_permission", columns, rows).await
}

async fn schemes(connection: &mut AnyConnection, instance: &Instance) -> sqlx::Result<()> {
    let schemes = || instance.schemes.values();
    let columns = ["id", "name", "description", "extended_administration"];
    let rows = schemes().map(|scheme| {
        [
            scheme.id.0.into(),
            text(&scheme.name),
            text(&scheme.description),
            false.into(),
        ]
    });
    insert(connection, "permission_scheme", columns, rows).await?;
    let rows = schemes().flat_map(|scheme| {
        scheme.grants.iter().filter_map(|grant| {
            let [kind, parameter] = holder(&grant.cell.holder);
            let permission = text(&grant.cell.permission);
            Some([
                grant.id?.0.into(),
                scheme.id.0.into(),
                permission,
                kind,
                parameter,
            ])
        })
    });
    let columns = ["id", "scheme_id", "permission", "holder", "parameter"];
    insert(connection, "permission_grant", columns, rows).await?;

    let schemes = || instance.security_schemes.values();
    let rows = schemes().map(|scheme| {
        [
            scheme.id.0.into(),
            text(&scheme.name),
            text(&scheme.description),
        ]
    });
    insert(
        connection,
        "security_scheme",
        ["id", "name", "description"],
        rows,
    )
    .await?;
    let rows = schemes().flat_map(|scheme| {
        (0..).zip(&scheme.levels).map(|(position, level)| {
            [
                level.id.0.into(),
                scheme.id.0.into(),
                Value::Number(position),
                text(&level.name),
                text(&level.description),
            ]
        })
    });
    let columns = ["id", "scheme_id", "position", "name", "description"];
    insert(connection, "security_level", columns, rows).await?;
    let levels = schemes().flat_map(|scheme| &scheme.levels);
    let rows = levels.flat_map(|level| {
        level.holders.iter().map(|member| {
            let [kind, parameter] = holder(member);
            [level.id.0.into(), kind, parameter]
        })
    });
    let columns = ["level_id", "holder", "parameter"];
    insert(connection, "security_level_holder", columns, rows).await
}

async fn projects(connection: &mut AnyConnection, instance: &Instance) -> sqlx::Result<()> {
    let columns = [
        "id",
        "project_key",
        "name",
        "lead",
        "kind",
        "archived",
        "scheme_id",
        "security_scheme_id",
    ];
    let rows = instance.projects.values().map(|project| {
        [
            project.id.0.into(),
            text(&project.key),
            text(&project.name),
            optional_text(project.lead.as_ref()),
            text(&project.kind),
            project.archived.into(),
            project.scheme.0.into(),
            Value::OptionalNumber(project.security_scheme.map(|id| id.0)),
        ]
    });
    insert(connection, "project", columns, rows).await?;
    let rows = instance.projects.values().flat_map(|project| {
        project.actors.iter().flat_map(|(role, acting)| {
            let each = actors(acting);
            each.map(|[kind, actor]| [project.id.0.into(), role.0.into(), kind, actor])
        })
    });
    let columns = ["project_id", "role_id", "kind", "actor"];
    insert(connection, "project_actor", columns, rows).await
}

async fn issues(connection: &mut AnyConnection, instance: &Instance) -> sqlx::Result<()> {
    let columns = [
        "id",
        "issue_key",
        "summary",
        "project_id",
        "reporter",
        "assignee",
        "level_id",
    ];
    let rows = instance.issues.values().map(|issue| {
        [
            issue.id.0.into(),
            text(&issue.key),
            text(&issue.summary),
            issue.project.0.into(),
            optional_text(issue.reporter.as_ref()),
            optional_text(issue.assignee.as_ref()),
            Value::OptionalNumber(issue.level.map(|id| id.0)),
        ]
    });
    insert(connection, "issue", columns, rows).await?;
    let rows = instance.issues.values().flat_map(|issue| {
        let id = issue.id.0;
        let users = issue.user_fields.iter().flat_map(move |(field, users)| {
            let users = users.iter();
            users.map(move |key| [id.into(), text(field), "users".into(), text(key)])
        });
        let groups = issue.group_fields.iter().flat_map(move |(field, names)| {
            let names = names.iter();
            names.map(move |name| [id.into(), text(field), "groups".into(), text(name)])
        });
        users.chain(groups)
    });
    let columns = ["issue_id", "field_id", "kind", "value"];
    insert(connection, "issue_field", columns, rows).await
}

/// Ids that are in use are not given out again. A sequence bears the name of its table.
async fn raise_sequences(connection: &mut AnyConnection) -> sqlx::Result<()> {
    for table in ["permission_scheme", "permission_grant"] {
        let statement = format!(
            "UPDATE sequence SET next = (SELECT MAX(id) + 1 FROM {table}) \
             WHERE name = '{table}' AND next <= (SELECT MAX(id) FROM {table})"
        );
        sqlx::query(&statement).execute(&mut *connection).await?;
    }
    Ok(())
}
