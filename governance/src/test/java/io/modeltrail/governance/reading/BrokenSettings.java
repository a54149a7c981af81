package io.modeltrail.governance.reading;

/// What can be wrong in what an environment does, and in exceptions for models.
final class BrokenSettings {

  static final String GOOD =
      """
      environments:
        - name: qa
        - name: production
          after: qa
          soak: PT24H
          promote: on-request
          approvals: [ { role: model-owner }, { role: validator } ]
          expires: P7D
          emergency: { role: risk-officer, review-within: P2D }
          on-failed-deployment: roll-back
          roll-back: { role: operator }
          watch:
            - name: accuracy holds
              require: observed.accuracy >= metrics.accuracy - 0.05
              windows: 3
              otherwise: ask
      workspaces:
        - { name: default, register: at-training, serves: [qa, production] }
      models:
        - match: credit-*
          environments: { production: { approvals: [ { role: risk-committee } ] } }
        - match: { name: churn, riskTier: LOW }
          environments:
            production: { soak: none, gates: [] }
      """;

  /// As in [Broken].
  static final String TABLE =
      """
      soak: PT24H | soak: 1 day | 5:11 | environments[1].soak | "1 day" is no length of time
      soak: PT24H | soak: PT59S | 5:11 | environments[1].soak | PT59S is too short
      soak: PT24H | soak: P90DT1S | 5:11 | environments[1].soak | P90DT1S is too long
      soak: PT24H | soak: 24 | 5:11 | environments[1].soak | YAML reads 24 as a number
      soak: PT24H | soak: | 5:10 | environments[1].soak | Nothing stands here
      soak: PT24H | sok: PT24H | 5:5 | environments[1].sok | "sok" is not known here (did you mean "soak"?)
      name: qa¶ | name: qa¶    soak: PT1H¶ | 3:11 | environments[0].soak | There is no after, so a version has nowhere to soak
      promote: on-request | promote: on_request | 6:14 | environments[1].promote | "on_request" is not known (did you mean "on-request"?)
      { role: model-owner } | model-owner | 7:18 | environments[1].approvals[0] | A single value stands here
      { role: model-owner } | { rol: model-owner, role: a } | 7:20 | environments[1].approvals[0].rol | "rol" is not known here (did you mean "role"?)
      { role: model-owner } | {} | 7:18 | environments[1].approvals[0] | There is no "role"
      role: model-owner | role: Model Owner | 7:26 | environments[1].approvals[0].role | "Model Owner" is no name for a role
      role: model-owner | role: 7 | 7:26 | environments[1].approvals[0].role | YAML reads 7 as a number
      [ { role: model-owner }, { role: validator } ] | validator | 7:16 | environments[1].approvals | A single value stands here
      [ { role: model-owner }, { role: validator } ] | []¶    gates: [{name: g, require: version > 1}] | 9:14 | environments[1].expires | There are no approvals that could be late
      approvals: [ { role: model-owner }, { role: validator } ] | aprovals: [] | 7:5 | environments[1].aprovals | "aprovals" is not known here (did you mean "approvals"?)
      expires: P7D | expires: P1Y | 8:14 | environments[1].expires | "P1Y" is no length of time
      expires: P7D | expires: PT0S | 8:14 | environments[1].expires | PT0S is too short
      expires: P7D | expires: P366D | 8:14 | environments[1].expires | P366D is too long
      expires: P7D | expire: P7D | 8:5 | environments[1].expire | "expire" is not known here (did you mean "expires"?)
      name: qa¶ | name: qa¶    expires: P7D¶ | 3:14 | environments[0].expires | There are no approvals that could be late
      { role: risk-officer, review-within: P2D } | nobody | 9:16 | environments[1].emergency | A single value stands here
      { role: risk-officer, review-within: P2D } | {role: risk-officer} | 9:16 | environments[1].emergency | There is no "review-within"
      role: risk-officer, review | review | 9:16 | environments[1].emergency | There is no "role"
      role: risk-officer | role: -x | 9:24 | environments[1].emergency.role | "-x" is no name for a role
      review-within: P2D | review_within: P2D, review-within: P2D | 9:38 | environments[1].emergency.review_within | "review_within" is not known here (did you mean "review-within"?)
      within: P2D | within: P91D | 9:53 | environments[1].emergency.review-within | P91D is too long
      within: P2D | within: soon | 9:53 | environments[1].emergency.review-within | "soon" is no length of time
      name: qa¶ | name: qa¶    emergency: {role: a, review-within: P1D}¶ | 3:16 | environments[0].emergency | There are no gates and no approvals to pass by
      deployment: roll-back | deployment: rollback | 10:27 | environments[1].on-failed-deployment | "rollback" is not known (did you mean "roll-back"?)
      deployment: roll-back | deployment: [roll-back] | 10:27 | environments[1].on-failed-deployment | A list stands here
      on-failed-deployment | on-failed | 10:5 | environments[1].on-failed | "on-failed" is not known here
      roll-back: { role: operator } | roll-back: operator | 11:16 | environments[1].roll-back | A single value stands here
      roll-back: { role: operator } | roll-back: {} | 11:16 | environments[1].roll-back | There is no "role"
      role: operator | role: OPERATOR | 11:24 | environments[1].roll-back.role | "OPERATOR" is no name for a role
      roll-back: { role: operator } | rollback: { role: operator } | 11:5 | environments[1].rollback | "rollback" is not known here (did you mean "roll-back"?)
      name: accuracy holds | name: a¶        limit: 1 | 14:9 | environments[1].watch[0].limit | "limit" is not known here
      name: accuracy holds | name: '' | 13:15 | environments[1].watch[0].name | "" is no name for a watch
      - name: accuracy holds | - {name: w, require: observed.x > 0.0, otherwise: ask}¶      - name: w | 14:15 | environments[1].watch[1].name | There already is a watch "w"
      - 0.05 | - "much" | 14:56 | environments[1].watch[0].require | - cannot be applied
      require: observed. | require: observd. | 14:18 | environments[1].watch[0].require | There is no "observd"
      windows: 3 | windows: 0 | 15:18 | environments[1].watch[0].windows | "0" is no such number
      windows: 3 | windows: 1001 | 15:18 | environments[1].watch[0].windows | "1001" is no such number
      windows: 3 | windows: 2.5 | 15:18 | environments[1].watch[0].windows | "2.5" is no such number
      windows: 3 | windows: 99999999999 | 15:18 | environments[1].watch[0].windows | "99999999999" is no such number
      windows: 3 | windows: 'three' | 15:18 | environments[1].watch[0].windows | "three" is no such number
      windows: 3 | windows: | 15:17 | environments[1].watch[0].windows | Nothing stands here
      windows: 3 | windows: [3] | 15:18 | environments[1].watch[0].windows | A list stands here
      windows: 3 | window: 3 | 15:9 | environments[1].watch[0].window | "window" is not known here (did you mean "windows"?)
      otherwise: ask | otherwise: alarms | 16:20 | environments[1].watch[0].otherwise | "alarms" is not known (did you mean "alarm"?)
      ¶        otherwise: ask |  | 13:9 | environments[1].watch[0] | There is no "otherwise"
      match: credit-* | match: | 20:11 | models[0].match | Nothing stands here
      match: credit-* | match: '' | 20:12 | models[0].match | "" is no name for models
      match: credit-* | match: {} | 20:12 | models[0].match | There is nothing in it
      match: credit-* | match: credit/* | 20:12 | models[0].match | "credit/*" is no name for models
      match: credit-* | match: [credit-*] | 20:12 | models[0].match | A list stands here
      match: credit-* | match: {riskTier: LOW, name: churn} | 22:12 | models[1].match | There already is an exception for churn of risk LOW
      match: credit-*¶    env | env | 20:5 | models[0] | There is no "match"
      riskTier: LOW | riskTier: TINY | 22:37 | models[1].match.riskTier | "TINY" is not known
      riskTier: LOW | riskTier: UNKNOWN | 22:37 | models[1].match.riskTier | "UNKNOWN" is not known
      riskTier: LOW | risk-tier: LOW | 22:27 | models[1].match.risk-tier | "risk-tier" is not known here
      name: churn | name: ' churn' | 22:20 | models[1].match.name | " churn" is no name for models
      { production: { approvals | { prod: { approvals | 21:21 | models[0].environments.prod | "prod" is not known here
      { production: { approvals | { productoin: { approvals | 21:21 | models[0].environments.productoin | "productoin" is not known here (did you mean "production"?)
      { production: { approvals: [ { role: risk-committee } ] } } | {} | 21:19 | models[0].environments | There is nothing in it
      { production: { approvals: [ { role: risk-committee } ] } } | production | 21:19 | models[0].environments | A single value stands here
      { approvals: [ { role: risk-committee } ] } | {} | 21:33 | models[0].environments.production | There is nothing in it
      { approvals: [ { role: risk-committee } ] } | {name: other} | 21:34 | models[0].environments.production.name | "name" is not known here
      { approvals: [ { role: risk-committee } ] } | {after: production} | 21:41 | models[0].environments.production.after | production is no environment that stands above this one
      { approvals: [ { role: risk-committee } ] } | {approvals: [], expires: P1D} | 21:58 | models[0].environments.production.expires | There are no approvals that could be late
      { production: { approvals: [ { role: risk-committee } ] } } | {qa: {aprovals: [{role: a}], expires: P1D}} | 21:25 | models[0].environments.qa.aprovals | "aprovals" is not known here (did you mean "approvals"?)
      { production: { approvals: [ { role: risk-committee } ] } } | {qa: {soak: P1D}} | 21:31 | models[0].environments.qa.soak | There is no after, so a version has nowhere to soak
      { production: { approvals: [ { role: risk-committee } ] } } | {qa: {emergency: {role: a, review-within: P1D}}} | 21:36 | models[0].environments.qa.emergency | There are no gates and no approvals to pass by
      soak: none | soak: never | 24:27 | models[1].environments.production.soak | "never" is no length of time
      models: | modes: | 19:1 | modes | "modes" is not known here (did you mean "models"?)
      """;

  private BrokenSettings() {}
}
