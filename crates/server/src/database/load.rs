//! Reading the whole instance.

use std::sync::Arc;

use futures_util::TryStreamExt;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};
use whocan_access::{
    Actors, AppPermission, ApplicationRole, Cell, CustomField, FieldKind, GlobalGrant, Grant,
    GrantId, Group, Holder, Instance, Issue, IssueId, IssueSecurityScheme, PermissionScheme,
    Project, ProjectId, ProjectRole, RoleId, SchemeId, SecurityLevel, SecurityLevelId,
    SecuritySchemeId, User,
};
use whocan_jira::HolderBean;

/// Reads everything that access depends on. To be called in a transaction that has raised the
/// revision, so that no writer comes between the tables.
pub(crate) async fn load(connection: &mut AnyConnection) -> sqlx::Result<Instance> {
    let mut instance = Instance::default();
    people(connection, &mut instance).await?;
    roles_and_fields(connection, &mut instance).await?;
    schemes(connection, &mut instance).await?;
    security(connection, &mut instance).await?;
    projects(connection, &mut instance).await?;
    issues(connection, &mut instance).await?;
    Ok(instance)
}

/// Hands over the rows of a query one by one: the largest instances have millions.
async fn each(
    connection: &mut AnyConnection,
    query: &'static str,
    mut take: impl FnMut(&AnyRow) -> sqlx::Result<()>,
) -> sqlx::Result<()> {
    let mut rows = sqlx::query(query).fetch(connection);
    while let Some(row) = rows.try_next().await? {
        take(&row)?;
    }
    Ok(())
}

/// A text column as one of the id types.
fn name<T: for<'a> From<&'a str>>(row: &AnyRow, at: usize) -> sqlx::Result<T> {
    Ok(T::from(row.try_get::<&str, _>(at)?))
}

fn text(row: &AnyRow, at: usize) -> sqlx::Result<String> {
    row.try_get(at)
}

fn number(row: &AnyRow, at: usize) -> sqlx::Result<i64> {
    row.try_get(at)
}

fn yes(row: &AnyRow, at: usize) -> sqlx::Result<bool> {
    Ok(number(row, at)? != 0)
}

fn optional_name<T: for<'a> From<&'a str>>(row: &AnyRow, at: usize) -> sqlx::Result<Option<T>> {
    Ok(row.try_get::<Option<&str>, _>(at)?.map(T::from))
}

fn holder(row: &AnyRow, at: usize) -> sqlx::Result<Holder> {
    Ok(Holder::from(&HolderBean {
        kind: text(row, at)?,
        parameter: row.try_get(at + 1)?,
        ..HolderBean::default()
    }))
}

/// Puts one more actor into a role.
fn add_actor(actors: &mut Actors, row: &AnyRow, kind: usize) -> sqlx::Result<()> {
    if row.try_get::<&str, _>(kind)? == "group" {
        actors.groups.insert(name(row, kind + 1)?);
    } else {
        actors.users.insert(name(row, kind + 1)?);
    }
    Ok(())
}

async fn people(connection: &mut AnyConnection, instance: &mut Instance) -> sqlx::Result<()> {
    let query = "SELECT user_key, name, display_name, email, active FROM account";
    each(connection, query, |row| {
        let user = User {
            key: name(row, 0)?,
            name: text(row, 1)?,
            display_name: text(row, 2)?,
            email: text(row, 3)?,
            active: yes(row, 4)?,
        };
        instance.users.insert(user.key.clone(), Arc::new(user));
        Ok(())
    })
    .await?;
    each(connection, "SELECT name FROM user_group", |row| {
        let group = Group {
            name: name(row, 0)?,
            users: [].into(),
            groups: [].into(),
        };
        instance.groups.insert(group.name.clone(), Arc::new(group));
        Ok(())
    })
    .await?;
    each(
        connection,
        "SELECT group_name, user_key FROM group_user",
        |row| {
            if let Some(group) = instance.groups.get_mut(row.try_get::<&str, _>(0)?) {
                Arc::make_mut(group).users.insert(name(row, 1)?);
            }
            Ok(())
        },
    )
    .await?;
    each(
        connection,
        "SELECT group_name, sub_group FROM group_group",
        |row| {
            if let Some(group) = instance.groups.get_mut(row.try_get::<&str, _>(0)?) {
                Arc::make_mut(group).groups.insert(name(row, 1)?);
            }
            Ok(())
        },
    )
    .await?;
    each(
        connection,
        "SELECT application, name FROM application",
        |row| {
            let application = ApplicationRole {
                key: name(row, 0)?,
                name: text(row, 1)?,
                groups: [].into(),
            };
            let key = application.key.clone();
            instance.applications.insert(key, Arc::new(application));
            Ok(())
        },
    )
    .await?;
    let query = "SELECT application, group_name FROM application_group";
    each(connection, query, |row| {
        if let Some(application) = instance.applications.get_mut(row.try_get::<&str, _>(0)?) {
            Arc::make_mut(application).groups.insert(name(row, 1)?);
        }
        Ok(())
    })
    .await?;
    each(
        connection,
        "SELECT permission, group_name FROM global_grant",
        |row| {
            let group = row.try_get::<&str, _>(1)?;
            instance.global_grants.insert(GlobalGrant {
                permission: name(row, 0)?,
                group: (!group.is_empty()).then(|| group.into()),
            });
            Ok(())
        },
    )
    .await?;
    Ok(())
}

async fn roles_and_fields(
    connection: &mut AnyConnection,
    instance: &mut Instance,
) -> sqlx::Result<()> {
    each(
        connection,
        "SELECT id, name, description FROM project_role",
        |row| {
            let role = ProjectRole {
                id: RoleId(number(row, 0)?),
                name: text(row, 1)?,
                description: text(row, 2)?,
                default_actors: Actors::default(),
            };
            instance.roles.insert(role.id, Arc::new(role));
            Ok(())
        },
    )
    .await?;
    each(
        connection,
        "SELECT role_id, kind, actor FROM default_actor",
        |row| {
            if let Some(role) = instance.roles.get_mut(&RoleId(number(row, 0)?)) {
                add_actor(&mut Arc::make_mut(role).default_actors, row, 1)?;
            }
            Ok(())
        },
    )
    .await?;
    each(
        connection,
        "SELECT id, name, kind FROM custom_field",
        |row| {
            let field = CustomField {
                id: name(row, 0)?,
                name: text(row, 1)?,
                kind: match row.try_get::<&str, _>(2)? {
                    "groups" => FieldKind::Groups,
                    _ => FieldKind::Users,
                },
            };
            instance.fields.insert(field.id.clone(), Arc::new(field));
            Ok(())
        },
    )
    .await?;
    let query = "SELECT permission, name, description FROM app_permission";
    each(connection, query, |row| {
        let permission = AppPermission {
            key: name(row, 0)?,
            name: text(row, 1)?,
            description: text(row, 2)?,
        };
        let key = permission.key.clone();
        instance.app_permissions.insert(key, Arc::new(permission));
        Ok(())
    })
    .await?;
    Ok(())
}

async fn schemes(connection: &mut AnyConnection, instance: &mut Instance) -> sqlx::Result<()> {
    let query = "SELECT id, name, description FROM permission_scheme";
    each(connection, query, |row| {
        let scheme = PermissionScheme {
            id: SchemeId(number(row, 0)?),
            name: text(row, 1)?,
            description: text(row, 2)?,
            grants: Vec::new(),
        };
        instance.schemes.insert(scheme.id, Arc::new(scheme));
        Ok(())
    })
    .await?;
    let query =
        "SELECT scheme_id, id, permission, holder, parameter FROM permission_grant ORDER BY id";
    each(connection, query, |row| {
        if let Some(scheme) = instance.schemes.get_mut(&SchemeId(number(row, 0)?)) {
            Arc::make_mut(scheme).grants.push(Grant {
                id: Some(GrantId(number(row, 1)?)),
                cell: Cell {
                    permission: name(row, 2)?,
                    holder: holder(row, 3)?,
                },
            });
        }
        Ok(())
    })
    .await?;
    Ok(())
}

async fn security(connection: &mut AnyConnection, instance: &mut Instance) -> sqlx::Result<()> {
    each(
        connection,
        "SELECT id, name, description FROM security_scheme",
        |row| {
            let scheme = IssueSecurityScheme {
                id: SecuritySchemeId(number(row, 0)?),
                name: text(row, 1)?,
                description: text(row, 2)?,
                levels: Vec::new(),
            };
            instance
                .security_schemes
                .insert(scheme.id, Arc::new(scheme));
            Ok(())
        },
    )
    .await?;
    let query = "SELECT scheme_id, id, name, description FROM security_level ORDER BY position, id";
    each(connection, query, |row| {
        let id = SecuritySchemeId(number(row, 0)?);
        if let Some(scheme) = instance.security_schemes.get_mut(&id) {
            Arc::make_mut(scheme).levels.push(SecurityLevel {
                id: SecurityLevelId(number(row, 1)?),
                name: text(row, 2)?,
                description: text(row, 3)?,
                holders: [].into(),
            });
        }
        Ok(())
    })
    .await?;
    let query = "SELECT level.scheme_id, member.level_id, member.holder, member.parameter \
                 FROM security_level_holder member \
                 JOIN security_level level ON level.id = member.level_id";
    each(connection, query, |row| {
        let id = SecuritySchemeId(number(row, 0)?);
        let level = SecurityLevelId(number(row, 1)?);
        if let Some(scheme) = instance.security_schemes.get_mut(&id) {
            let mut levels = Arc::make_mut(scheme).levels.iter_mut();
            if let Some(level) = levels.find(|candidate| candidate.id == level) {
                level.holders.insert(holder(row, 2)?);
            }
        }
        Ok(())
    })
    .await?;
    Ok(())
}

async fn projects(connection: &mut AnyConnection, instance: &mut Instance) -> sqlx::Result<()> {
    let query = "SELECT id, project_key, name, lead, kind, archived, scheme_id, security_scheme_id \
                 FROM project";
    each(connection, query, |row| {
        let project = Project {
            id: ProjectId(number(row, 0)?),
            key: name(row, 1)?,
            name: text(row, 2)?,
            lead: optional_name(row, 3)?,
            kind: text(row, 4)?,
            archived: yes(row, 5)?,
            scheme: SchemeId(number(row, 6)?),
            security_scheme: row.try_get::<Option<i64>, _>(7)?.map(SecuritySchemeId),
            actors: [].into(),
        };
        instance.projects.insert(project.id, Arc::new(project));
        Ok(())
    })
    .await?;
    let query = "SELECT project_id, role_id, kind, actor FROM project_actor";
    each(connection, query, |row| {
        if let Some(project) = instance.projects.get_mut(&ProjectId(number(row, 0)?)) {
            let role = RoleId(number(row, 1)?);
            let actors = Arc::make_mut(project).actors.entry(role).or_default();
            add_actor(actors, row, 2)?;
        }
        Ok(())
    })
    .await?;
    Ok(())
}

async fn issues(connection: &mut AnyConnection, instance: &mut Instance) -> sqlx::Result<()> {
    let query =
        "SELECT id, issue_key, summary, project_id, reporter, assignee, level_id FROM issue";
    each(connection, query, |row| {
        let issue = Issue {
            id: IssueId(number(row, 0)?),
            key: name(row, 1)?,
            summary: text(row, 2)?,
            project: ProjectId(number(row, 3)?),
            reporter: optional_name(row, 4)?,
            assignee: optional_name(row, 5)?,
            level: row.try_get::<Option<i64>, _>(6)?.map(SecurityLevelId),
            user_fields: [].into(),
            group_fields: [].into(),
        };
        instance.issues.insert(issue.id, Arc::new(issue));
        Ok(())
    })
    .await?;
    each(
        connection,
        "SELECT issue_id, field_id, kind, value FROM issue_field",
        |row| {
            let Some(issue) = instance.issues.get_mut(&IssueId(number(row, 0)?)) else {
                return Ok(());
            };
            let issue = Arc::make_mut(issue);
            if row.try_get::<&str, _>(2)? == "groups" {
                let names = issue.group_fields.entry(name(row, 1)?).or_default();
                names.insert(name(row, 3)?);
            } else {
                let users = issue.user_fields.entry(name(row, 1)?).or_default();
                users.insert(name(row, 3)?);
            }
            Ok(())
        },
    )
    .await?;
    Ok(())
}
